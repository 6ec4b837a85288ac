namespace LossGen.Generator.Ir;

/// <summary>Lets formulas and derivative rules be written as mathematics.</summary>
internal sealed partial class Expression
{
    public Expression Squared => Make(Operations.Square);

    public Expression Magnitude => Make(Operations.Abs);

    public static Expression operator +(Expression a, Expression b) => a.Make(Operations.Add, b);

    public static Expression operator +(Expression a, double b) => a + a.Graph.Constant(b);

    public static Expression operator +(double a, Expression b) => b.Graph.Constant(a) + b;

    public static Expression operator -(Expression a, Expression b) => a.Make(Operations.Subtract, b);

    public static Expression operator -(Expression a, double b) => a - a.Graph.Constant(b);

    public static Expression operator -(double a, Expression b) => b.Graph.Constant(a) - b;

    public static Expression operator *(Expression a, Expression b) => a.Make(Operations.Multiply, b);

    public static Expression operator *(double a, Expression b) => b.Graph.Constant(a) * b;

    public static Expression operator /(Expression a, Expression b) => a.Make(Operations.Divide, b);

    public static Expression operator /(double a, Expression b) => b.Graph.Constant(a) / b;

    public static Expression operator -(Expression a) => a.Make(Operations.Negate);

    /// <summary>This operation on this expression and the others.</summary>
    public Expression Make(Operation operation, params Expression[] others) => Graph.Apply(operation, [this, .. others]);
}
