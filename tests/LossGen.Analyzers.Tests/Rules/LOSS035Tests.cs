using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using Xunit;

namespace LossGen.Analyzers.Tests.Rules;

public class LOSS035Tests
{
    [Fact]
    public Task ManyOperations() => Verify.Members("""
        static float {|LOSS035:Formula|}(float a, float b) => MathF.Exp(a * 0) + MathF.Exp(a * 1) + MathF.Exp(a * 2) + MathF.Exp(a * 3) + MathF.Exp(a * 4) + MathF.Exp(a * 5) + MathF.Exp(a * 6) + MathF.Exp(a * 7) + MathF.Exp(a * 8) + MathF.Exp(a * 9) + MathF.Exp(a * 10) + MathF.Exp(a * 11) + MathF.Exp(a * 12) + MathF.Exp(a * 13) + MathF.Exp(a * 14) + MathF.Exp(a * 15) + MathF.Exp(a * 16) + MathF.Exp(a * 17) + MathF.Exp(a * 18) + MathF.Exp(a * 19) + MathF.Exp(a * 20) + MathF.Exp(a * 21) + MathF.Exp(a * 22) + MathF.Exp(a * 23) + MathF.Exp(a * 24) + MathF.Exp(a * 25) + MathF.Exp(a * 26) + MathF.Exp(a * 27) + MathF.Exp(a * 28) + MathF.Exp(a * 29) + MathF.Exp(a * 30) + MathF.Exp(a * 31) + MathF.Exp(a * 32) + MathF.Exp(a * 33) + MathF.Exp(a * 34) + MathF.Exp(a * 35) + MathF.Exp(a * 36) + MathF.Exp(a * 37) + MathF.Exp(a * 38) + MathF.Exp(a * 39) + MathF.Exp(a * 40) + MathF.Exp(a * 41) + MathF.Exp(a * 42) + MathF.Exp(a * 43) + MathF.Exp(a * 44) + MathF.Exp(a * 45) + MathF.Exp(a * 46) + MathF.Exp(a * 47) + MathF.Exp(a * 48) + MathF.Exp(a * 49) + MathF.Exp(a * 50) + MathF.Exp(a * 51) + MathF.Exp(a * 52) + MathF.Exp(a * 53) + MathF.Exp(a * 54) + MathF.Exp(a * 55) + MathF.Exp(a * 56) + MathF.Exp(a * 57) + MathF.Exp(a * 58) + MathF.Exp(a * 59) + MathF.Exp(a * 60) + MathF.Exp(a * 61) + MathF.Exp(a * 62) + MathF.Exp(a * 63) + MathF.Exp(a * 64) + MathF.Exp(a * 65) + MathF.Exp(a * 66) + MathF.Exp(a * 67) + MathF.Exp(a * 68) + MathF.Exp(a * 69) + MathF.Exp(a * 70) + MathF.Exp(a * 71) + MathF.Exp(a * 72) + MathF.Exp(a * 73) + MathF.Exp(a * 74) + MathF.Exp(a * 75) + MathF.Exp(a * 76) + MathF.Exp(a * 77) + MathF.Exp(a * 78) + MathF.Exp(a * 79) + MathF.Exp(a * 80) + MathF.Exp(a * 81) + MathF.Exp(a * 82) + MathF.Exp(a * 83) + MathF.Exp(a * 84) + MathF.Exp(a * 85) + MathF.Exp(a * 86) + MathF.Exp(a * 87) + MathF.Exp(a * 88) + MathF.Exp(a * 89) + MathF.Exp(a * 90) + MathF.Exp(a * 91) + MathF.Exp(a * 92) + MathF.Exp(a * 93) + MathF.Exp(a * 94) + MathF.Exp(a * 95) + MathF.Exp(a * 96) + MathF.Exp(a * 97) + MathF.Exp(a * 98) + MathF.Exp(a * 99) + MathF.Exp(a * 100) + MathF.Exp(a * 101) + MathF.Exp(a * 102) + MathF.Exp(a * 103) + MathF.Exp(a * 104) + MathF.Exp(a * 105) + MathF.Exp(a * 106) + MathF.Exp(a * 107) + MathF.Exp(a * 108) + MathF.Exp(a * 109) + MathF.Exp(a * 110) + MathF.Exp(a * 111) + MathF.Exp(a * 112) + MathF.Exp(a * 113) + MathF.Exp(a * 114) + MathF.Exp(a * 115) + MathF.Exp(a * 116) + MathF.Exp(a * 117) + MathF.Exp(a * 118) + MathF.Exp(a * 119) + MathF.Exp(a * 120) + MathF.Exp(a * 121) + MathF.Exp(a * 122) + MathF.Exp(a * 123) + MathF.Exp(a * 124) + MathF.Exp(a * 125) + MathF.Exp(a * 126) + MathF.Exp(a * 127) + MathF.Exp(a * 128) + MathF.Exp(a * 129) + MathF.Exp(a * 130) + MathF.Exp(a * 131) + MathF.Exp(a * 132) + MathF.Exp(a * 133) + MathF.Exp(a * 134) + MathF.Exp(a * 135) + MathF.Exp(a * 136) + MathF.Exp(a * 137) + MathF.Exp(a * 138) + MathF.Exp(a * 139) + MathF.Exp(a * 140) + MathF.Exp(a * 141) + MathF.Exp(a * 142) + MathF.Exp(a * 143) + MathF.Exp(a * 144) + MathF.Exp(a * 145) + MathF.Exp(a * 146) + MathF.Exp(a * 147) + MathF.Exp(a * 148) + MathF.Exp(a * 149) + MathF.Exp(a * 150) + MathF.Exp(a * 151) + MathF.Exp(a * 152) + MathF.Exp(a * 153) + MathF.Exp(a * 154) + MathF.Exp(a * 155) + MathF.Exp(a * 156) + MathF.Exp(a * 157) + MathF.Exp(a * 158) + MathF.Exp(a * 159) + MathF.Exp(a * 160) + MathF.Exp(a * 161) + MathF.Exp(a * 162) + MathF.Exp(a * 163) + MathF.Exp(a * 164) + MathF.Exp(a * 165) + MathF.Exp(a * 166) + MathF.Exp(a * 167) + MathF.Exp(a * 168) + MathF.Exp(a * 169) + MathF.Exp(a * 170) + MathF.Exp(a * 171) + MathF.Exp(a * 172) + MathF.Exp(a * 173) + MathF.Exp(a * 174) + MathF.Exp(a * 175) + MathF.Exp(a * 176) + MathF.Exp(a * 177) + MathF.Exp(a * 178) + MathF.Exp(a * 179) + MathF.Exp(a * 180) + MathF.Exp(a * 181) + MathF.Exp(a * 182) + MathF.Exp(a * 183) + MathF.Exp(a * 184) + MathF.Exp(a * 185) + MathF.Exp(a * 186) + MathF.Exp(a * 187) + MathF.Exp(a * 188) + MathF.Exp(a * 189) + MathF.Exp(a * 190) + MathF.Exp(a * 191) + MathF.Exp(a * 192) + MathF.Exp(a * 193) + MathF.Exp(a * 194) + MathF.Exp(a * 195) + MathF.Exp(a * 196) + MathF.Exp(a * 197) + MathF.Exp(a * 198) + MathF.Exp(a * 199) + MathF.Exp(a * 200) + MathF.Exp(a * 201) + MathF.Exp(a * 202) + MathF.Exp(a * 203) + MathF.Exp(a * 204) + MathF.Exp(a * 205) + MathF.Exp(a * 206) + MathF.Exp(a * 207) + MathF.Exp(a * 208) + MathF.Exp(a * 209) + MathF.Exp(a * 210) + MathF.Exp(a * 211) + MathF.Exp(a * 212) + MathF.Exp(a * 213) + MathF.Exp(a * 214) + MathF.Exp(a * 215) + MathF.Exp(a * 216) + MathF.Exp(a * 217) + MathF.Exp(a * 218) + MathF.Exp(a * 219);

        [Loss(nameof(Formula))]
        public static partial float Loss(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """);

    [Fact]
    public Task ManyBranches() => Verify.Members("""
        static float Formula(float a, float b)
        {
            if (a > 0) { if (b > 0) return a * 0; a += b; }
            if (a > 1) { if (b > 1) return a * 1; a += b; }
            if (a > 2) { if (b > 2) return a * 2; a += b; }
            if (a > 3) { if (b > 3) return a * 3; a += b; }
            return a;
        }

        [Loss(nameof(Formula))]
        public static partial float Loss(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """);
}
