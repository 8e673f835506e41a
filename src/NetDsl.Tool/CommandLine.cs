using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Reflection;
using NetDsl.Models;

namespace NetDsl.Tool;

/// <summary>The command line of the program <c>netdsl</c>.</summary>
internal static class CommandLine
{
    public const int Success = 0, Failure = 1, WrongUsage = 2;

    /// <summary>Runs the program. A problem is reported in one line, and nothing is thrown for it.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="output">The output for results.</param>
    /// <param name="error">The output for errors.</param>
    /// <returns>0 on success, 1 for a problem with a file, 2 for incorrect usage.</returns>
    public static int Run(string[] args, TextWriter output, TextWriter error)
    {
        try
        {
            // A file may be named @list: it is not read as a response file.
            ParseResult parsed = Commands(output).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
            return parsed.Action is null or ParseErrorAction
                ? Fail(WrongUsage, $"netdsl: {Problem(parsed)} netdsl --help tells more.")
                : parsed.Invoke(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        }
        catch (UsageException exception)
        {
            return Fail(WrongUsage, $"netdsl: {exception.Message}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException or OutOfMemoryException)
        {
            return Fail(Failure, exception.Message);
        }

        int Fail(int code, string message)
        {
            error.WriteLine(Text.OneLine(message));
            return code;
        }
    }

    private static string Problem(ParseResult parsed) => parsed.UnmatchedTokens is [string unknown, ..]
        ? $"'{unknown}' is no command, option or argument here."
        : parsed.Errors.Count > 0 ? parsed.Errors[0].Message : "A command is missing.";

    private static Command Commands(TextWriter output)
    {
        // Not the library's own root, which has the name of the assembly.
        var root = new Command("netdsl", "Shows, checks and converts files of neural networks: .safetensors, .onnx and .npz.");
        root.Add(new HelpOption());
        root.Add(new VersionOption { Action = new ShowVersion(output) });
        root.Add(OfFile("show", "Shows what a file holds, and the declaration that fits.", file => ShowCommand.Run(file, output)));
        root.Add(OfFile("check", "Checks that a file is whole and a network's: 0 and one line if it is, 1 and what is wrong if not.", file => CheckCommand.Run(file, output)));

        var from = new Argument<string>("A") { Description = "The file to read: .safetensors, .onnx or .npz." };
        var to = new Argument<string>("B") { Description = "The file to write: .safetensors, or .onnx if A tells the activations." };
        var convert = new Command("convert", "Writes a file's network to another file.") { from, to };
        convert.SetAction(parsed => ConvertCommand.Run(Checked(parsed.GetValue(from), ModelFile.Endings), Checked(parsed.GetValue(to), ConvertCommand.Endings), output));
        root.Add(convert);
        return root;
    }

    private static Command OfFile(string name, string description, Func<string, int> run)
    {
        var file = new Argument<string>("FILE") { Description = "The file: .safetensors, .onnx or .npz." };
        var command = new Command(name, description) { file };
        command.SetAction(parsed => run(Checked(parsed.GetValue(file), ModelFile.Endings)));
        return command;
    }

    private static string Checked(string? path, IReadOnlyList<string> endings)
    {
        bool isKnown = path is not null && endings.Any(ending => ModelFile.HasEnding(path, ending));
        return isKnown && !path!.Contains('\0', StringComparison.Ordinal) ? path : throw new UsageException($"'{path}': the name of the file should end in {string.Join(" or ", endings)}");
    }

    private sealed class ShowVersion(TextWriter output) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            // Without the commit hash that the build appends.
            string version = typeof(CommandLine).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
            output.WriteLine(version.Split('+')[0]);
            return Success;
        }
    }
}
