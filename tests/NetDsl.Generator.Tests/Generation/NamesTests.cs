using Microsoft.CodeAnalysis;
using NetDsl.Testing;
using Xunit;

namespace NetDsl.Generator.Tests.Generation;

/// <summary>
/// Names that users may give: whatever they are, the output compiles, or the analyzer says why there is none. An error in
/// code that the user has not written is the one thing that must not happen.
/// </summary>
public sealed class NamesTests
{
    // Names that generated code may have use for itself: its parameters and locals, its members and what it calls.
    public static TheoryData<string> ValueNames { get; } =
    [
        "x", "y", "x0", "x1", "y0", "input", "output", "inputs", "outputs", "parameters", "_parameters", "_gradient", "weights", "target", "gradient", "loss", "learningRate",
        "layer0", "layer1", "layer2", "layer1Delta", "layer1Sum", "Layer1", "Layer1In", "Layer1Layout", "InputSize", "OutputSize", "StorageSize", "Parameters",
        "Forward", "ForwardRow", "Backward", "Pack", "Create", "Output", "row", "rows", "row1", "i", "j", "net", "result", "scratch", "memory", "value", "field", "self",
        "Dsl", "System", "NetDsl", "global", "Lanes4", "float", "var", "dynamic", "await", "record", "nameof", "async", "when", "args", "_", "__", "_1", "a_b",
        "Equals", "GetHashCode", "ToString", "Deconstruct", "PrintMembers", "EqualityContract", "GetType", "MemberwiseClone", "Item", "op_Equality", "get_Y0",
        "Item1", "größe", "ж", "İ", "ı", "e\u0301", "n\u200Cm",
    ];

    public static TheoryData<string> ClassNames { get; } =
    [
        "Output", "Forward", "ForwardBatch", "ForwardRow", "Backward", "Parameters", "Layer1", "Layer1Size", "Layer1In", "Layer1Layout", "InputSize", "Pack", "Unpack", "Create",
        "TrainStep", "TrainEpoch", "_parameters", "_gradient", "Network", "Layer", "INetwork", "NumPyRandom", "Activation", "Equals", "ToString", "Finalize", "Y0", "BackwardRow",
    ];

    [Theory, MemberData(nameof(ValueNames))]
    public void Of_inputs_and_outputs(string name)
    {
        // Small networks and large ones are written by different parts of the generator.
        const string small = "[Layer(2), Layer(2, Gelu), Layer(2)]";
        const string large = "[Network(Precision = Precision.Double)] [Layer(2), Layer(60, Gelu), Layer(2)]";
        GeneratorRun.Of($$"""
            [Inputs("{{name}}", "other")] {{small}} public partial class SmallInput;
            [Inputs("{{name}}", "other")] {{large}} public partial class LargeInput;
            [Outputs("{{name}}", "other")] {{small}} public partial class SmallOutput;
            [Outputs("{{name}}", "other")] {{large}} public partial class LargeOutput;
            [Inputs("first", "{{name}}")] [Outputs("other", "{{name}}")] {{small}} public partial class SmallBoth;
            [Inputs("first", "{{name}}")] [Outputs("other", "{{name}}")] {{large}} public partial class LargeBoth;
            """).Compiles();
    }

    [Theory, MemberData(nameof(ClassNames))]
    public async Task Of_classes(string name) => await CompilesOrIsDiagnosed($$"""
        namespace Small { [Layer(2), Layer(3, global::NetDsl.Activation.Tanh), Layer(2)] public partial class {{name}}; }
        namespace Large { [Layer(2), Layer(100, global::NetDsl.Activation.Tanh), Layer(1)] public partial class {{name}}; }
        """);

    [Theory]
    [InlineData("public partial class Net { public Net(string file) { } }")]
    [InlineData("public partial class Net { static Net() { } }")]
    [InlineData("public partial class Net { public void Forward() { } }")]
    [InlineData("public partial class Net { public float Loss; ~Net() { } }")]
    [InlineData("public partial class Net { public int layer1, x0, parameters, gradient; }")]
    [InlineData("public partial class Net(string name) { public string Name => name; }")]
    [InlineData("public partial class Net : Base; [Layer(2), Layer(1)] public partial class Base;")]
    public async Task Of_members_of_the_users_own(string source) => await CompilesOrIsDiagnosed("[Layer(2), Layer(3, Tanh), Layer(1)] " + source);

    private static async Task CompilesOrIsDiagnosed(string source)
    {
        GeneratorRun run = GeneratorRun.Of(source);
        if (!(await AnalyzerVerifier<NetworkAnalyzer>.AnalyzeAsync(run.Output)).Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
            run.Compiles();
    }
}
