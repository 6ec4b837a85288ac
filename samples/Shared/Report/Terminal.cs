using System;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Samples.Report;

/// <summary>Where the report goes: a terminal, or a file that wants no escapes and no animation.</summary>
internal static class Terminal
{
    private const int RedirectedWidth = 100;

    /// <summary>Makes a redirected output plain text of a fixed width.</summary>
    public static void Prepare()
    {
        if (!Console.IsOutputRedirected) return;

        AnsiConsole.Console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors });
        AnsiConsole.Profile.Width = RedirectedWidth;
    }

    /// <summary>Shows a picture while something is done.</summary>
    /// <param name="picture">Draws it as things stand.</param>
    /// <param name="work">Calls its argument whenever the picture is to be drawn again; a redirected output gets the last one only.</param>
    public static void Animate(Func<IRenderable> picture, Action<Action> work)
    {
        if (Console.IsOutputRedirected)
        {
            work(() => { });
            AnsiConsole.Write(picture());
        }
        else
        {
            AnsiConsole.Live(picture()).Start(live => work(() => live.UpdateTarget(picture())));
        }
    }
}
