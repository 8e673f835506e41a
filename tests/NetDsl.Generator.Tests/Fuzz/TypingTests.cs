using Microsoft.CodeAnalysis;
using Xunit;

namespace NetDsl.Generator.Tests.Fuzz;

/// <summary>
/// Right networks, typed character by character, with and without the editor closing brackets by itself. As long as the
/// compiler has something to say the analyzer is silent, and generated code has no errors at any time.
/// </summary>
public sealed class TypingTests
{
    private const string Network = "[Layer(2)]\n[Layer(1)]\npublic partial class Net;\n";

    [Theory]
    [InlineData("[Layer(3)]\n[Layer(4, Relu)]\n[Layer(1)]\npublic partial class Streetlights;\n")]
    [InlineData("namespace App;\n\n[Inputs(\"toes\", \"fans\")]\n[Layer(2), Layer(1, Bias = false)]\ninternal partial class Team\n{\n    public float Win => Forward(1, 2);\n}\n")]
    public async Task From_the_first_character_to_the_last(string text)
    {
        var editor = new Editor();
        for (int length = 0; length <= text.Length; length++)
            await TypeAsync(editor, text[..length]);
        Assert.Empty((await editor.TypeAsync(text)).Analyzed);
    }

    [Theory]
    [InlineData("[Layer(2)]\n", "[Layer(4, Relu)]\n", "[Layer(1)]\npublic partial class Net;")]
    [InlineData("", "[Layer(units: 2)]\n", "[Layer(2, Tanh), Layer(1)] public partial class Net;")]
    [InlineData("[Layer(2)", ", Layer(3, typeof(int), InitializerScale = 2.5)", "]\n[Layer(1)]\npublic partial class Net;")]
    [InlineData("public class First;\n", "[Network(Precision = Precision.Double, Seed = 1)]\n", Network)]
    [InlineData("", "[System.Obsolete]\n", Network)]
    [InlineData("[Layer(2)]\n[Layer(1)]\npublic ", "sealed ", "partial class Net;")]
    [InlineData("[Layer(2)]\n[Layer(1)]\npublic partial class Net", "<T> : System.Object, System.IDisposable where T : System.IDisposable", " { public void Dispose() { } }")]
    [InlineData("public class Base { public Base(int x) { } protected Base() { } }\n[Layer(2)]\n[Layer(1)]\npublic partial class Net", " : Base", ";")]
    [InlineData("[Layer(2)]\n[Layer(1)]\npublic partial class Net\n{\n    ", "public int Layer1x { get; } = Layer1Size; public void Forward(int x) { }", "\n}\n")]
    [InlineData("[Layer(2)]\n[Layer(1)]\npublic partial class Net;\n", "[Layer(3), Layer(1)] partial class Other;", "")]
    public async Task Into_a_text_that_is_there(string before, string typed, string after)
    {
        var editor = new Editor();
        for (int length = 0; length <= typed.Length; length++)
        {
            await TypeAsync(editor, before + typed[..length] + after);
            await TypeAsync(editor, before + typed[..length] + Closing(typed[..length]) + after);
        }
    }

    [Fact]
    public async Task Backspace_from_the_end_of_each_line()
    {
        const string text = "[Inputs(\"a\", \"b\")]\n[Layer(2)]\n[Layer(4, Activation.Relu, Bias = false)]\n[Layer(1)]\npublic partial class Net { }\n";
        string[] lines = text.Split('\n');
        var editor = new Editor();
        for (int line = 0; line < lines.Length; line++)
        {
            for (int length = lines[line].Length; length >= 0; length--)
                await TypeAsync(editor, string.Join('\n', lines.Select((other, index) => index == line ? other[..length] : other)));
        }
    }

    private static async Task TypeAsync(Editor editor, string text)
    {
        Findings findings = await editor.TypeAsync(text);
        Diagnostic[] wrong = [.. findings.Generated.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
        Assert.True(wrong.Length == 0, $"{text}\n\n{string.Join("\n", wrong.Take(3))}\nThe user's own:\n{string.Join("\n", findings.OwnErrors.Take(3))}");
        Assert.True(
            findings.OwnErrors.Length == 0 || findings.Analyzed.Length == 0,
            $"{text}\n\nThe compiler: {findings.OwnErrors.FirstOrDefault()}\nThe analyzer, too: {string.Join("\n", findings.Analyzed.AsEnumerable())}");
    }

    // What an editor puts behind the cursor.
    private static string Closing(string typed)
    {
        var open = new Stack<char>();
        foreach (char c in typed)
        {
            if (c == '"' ? open.TryPeek(out char quote) && quote == '"' : c is ')' or ']' or '}' or '>' && open.Count > 0)
                open.Pop();
            else if (c is '(' or '[' or '{' or '<' or '"')
                open.Push(c switch { '(' => ')', '[' => ']', '{' => '}', '<' => '>', _ => '"' });
        }

        return string.Concat(open);
    }
}
