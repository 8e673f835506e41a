using System.Globalization;

namespace Digits;

/// <summary>What the command line asks for.</summary>
internal sealed record Options
{
    /// <summary>The folder with MNIST's files, or null for drawn digits.</summary>
    public string? DataFolder { get; init; }

    /// <summary>Whether to train with the derivative as the book's program computes it.</summary>
    public bool BookDerivative { get; init; }

    /// <summary>Passes over the training images, or null for the default of the data.</summary>
    public int? Iterations { get; init; }

    public bool Help { get; init; }

    /// <summary>Reads the arguments; the problem is null where they are right.</summary>
    public static (Options Options, string? Problem) Parse(ReadOnlySpan<string> arguments)
    {
        var options = new Options();
        for (int i = 0; i < arguments.Length; i++)
        {
            string argument = arguments[i];
            string? value = i + 1 < arguments.Length ? arguments[i + 1] : null;
            switch (argument)
            {
                case "--help" or "-h" or "-?":
                    return (options with { Help = true }, null);

                case "--book-derivative":
                    options = options with { BookDerivative = true };
                    break;

                case "--data" when value is null or "" || value.StartsWith("--", StringComparison.Ordinal):
                    return (options, "--data takes a folder");

                case "--data":
                    options = options with { DataFolder = value };
                    i++;
                    break;

                case "--iterations" when value is null:
                    return (options, "--iterations takes a number");

                case "--iterations" when PositiveNumber(value) is { } iterations:
                    options = options with { Iterations = iterations };
                    i++;
                    break;

                case "--iterations":
                    return (options, $"--iterations takes a number from 1 on, not '{value}'");

                default:
                    return (options, $"there is no option '{argument}'");
            }
        }

        return (options, null);
    }

    private static int? PositiveNumber(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0 ? number : null;

    public static void WriteHelp(TextWriter output) => output.WriteLine(
        """
        Trains a 784-40-10 network on images of digits, one image at a time, as chapter 8 of
        "Grokking Deep Learning" does, and prints its errors and accuracies every ten iterations.

        Usage: dotnet run --project samples/Digits -c Release [-- OPTIONS]

          --data FOLDER      the folder with MNIST's four files; without it the sample draws digits itself
          --iterations N     passes over the training images (301; 31 where the digits are drawn)
          --book-derivative  the derivative of relu as the book's program has it, which is 1 everywhere
          --help             this text
        """);
}
