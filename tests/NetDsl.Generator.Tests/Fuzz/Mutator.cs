using System.Text.RegularExpressions;

namespace NetDsl.Generator.Tests.Fuzz;

/// <summary>
/// Makes wrong declarations of right ones, the same for the same number: tokens deleted, doubled, swapped and replaced, text
/// broken off, names that mean trouble, classes in places where they do not belong.
/// </summary>
internal sealed partial class Mutator(int number)
{
    private static readonly string[] _declarations =
    [
        "[Layer(3)]\n[Layer(4, Relu)]\n[Layer(1)]\npublic partial class Net;\n",
        "namespace App;\n[Network(Precision = Precision.Double, Seed = 7)]\n[Inputs(\"toes\", \"winRate\")]\n[Outputs(\"hurt\", \"win\")]\n[Layer(2)]\n[Layer(2, Sigmoid, Bias = false)]\ninternal sealed partial class Net { }\n",
        "public partial class Outer<T> { public partial struct Inner { [Layer(2), Layer(3, Tanh), Layer(2)] private partial class Net { public int Own => 3; } } }\n",
        "[Network(Initializer = Initializer.Uniform, InitializerScale = 0.5)] [Layer(units: 2, activation: Linear)] [Layer(1, InitializerScale = 2)] partial class Net<T, U> where T : class;\n",
        "public struct Cube : IActivation<float> { public static float Value(float z) => z * z * z; public static float Derivative(float z, float value) => 3 * z * z; }\n[Layer(2), Layer(2, typeof(Cube)), Layer(1)] public partial class Net : System.IDisposable { public void Dispose() { } }\n",
        "[Layer(3)] public partial class Net { }\n[Layer(1)] public partial class Net { }\n[Layer(2), Layer(2)] public partial class Second;\n",
        "using System;\n/// <summary>Mine.</summary>\n[Serializable, Layer(9)]\n[Layer(20, Gelu), Obsolete]\n[Layer(30, Elu)]\npublic abstract partial class Base { public const int Units = 2; }\n[Layer(Base.Units), Layer(Base.Units + 1)] public partial class Net { public Net(string name) : this(1) { } }\n",
        "namespace A.B { [Inputs([\"a\", \"b\"])] [Outputs(new[] { \"c\" })] [Layer(2)] [Layer(1, Activation.Softplus)] public partial class Net : Parent { } public class Parent { protected Parent() { } } }\n",
        "[Layer(4), Layer(2, Tanh)] public partial class Encoder; [Layer(2), Layer(4)] public partial class Decoder;\n[Layer<Encoder>, Layer(2, Relu), Layer<Decoder>] public partial class Net;\n",
        "[Network(Loss = Loss.CrossEntropy, Unroll = Unroll.Always)] [Layer(2), Layer(3, Softmax)] public partial class Net\n{\n    public void Use(float[] x) { Forward([1, 2], stackalloc float[3]); TrainStep(new float[2], x.AsSpan(0, 3), 0.1f); Forward(1, 2); Layer1.Biases[2] = 1; }\n}\n",
        "[Layer(4), Layer(2, Tanh, Frozen = true)] public partial class Body;\n[Network(DropoutGradient = DropoutGradient.MaskOnly)] [Layer<Body>(Frozen = true)] [Layer(3, Relu, Dropout = 0.5)] [Layer(2, Softmax)] public partial class Net { public Net(int a, int b) { } }\n",
    ];

    private static readonly string[] _tokens =
    [
        "0", "-1", "2147483647", "-2147483648", "4294967296", "99999999999999999999", "1.5", "1e400", "0x10", "'a'", "\"\"", "\"in\"", "\"a b\"", "\"a\"", "null", "default", "new()", "true",
        "typeof(int)", "typeof(Missing)", "typeof(System.Collections.Generic.List<>)", "typeof(Net)", "typeof(void)", "typeof(int*)", "typeof(Missing<int>[])", "nameof(Net)", "(Activation)42", "Missing", "Relu", "Softmax",
        "Activation.Missing", "Precision", "Bias", "Seed", "Loss", "Dropout", "Frozen", ", Dropout = 0.5", ", Frozen = true", "(Frozen = true)", "DropoutGradient", "_dropout", "Unroll", "HuberDelta", "Loss.Huber", "[Layer<Net>]", "[Layer<Missing>]", "[Layer<int>]", "[Layer<>]", "Layer<Net>", "Layer", "LayerAttribute", "NetDsl.Layer", "Network", "Inputs", "Outputs", "System", "global", "Net", "Net<int>",
        "class", "struct", "record", "record struct", "interface", "enum", "partial", "static", "abstract", "sealed", "file", "public", "private", "readonly", "ref", "unsafe", "new", "required", "async", "extension",
        "namespace", "using", "where", "in", "@in", "@class", "var", "dynamic", "field", "await", "Layer1", "Output", "Forward", "Parameters", "InputSize", "_parameters", "Dsl", "größe", "学習", "İ", "\\u0041", "e\u0301",
        "{", "}", "(", ")", "[", "]", "<", ">", ",", ";", ":", "=", ".", "?", "*", "/*", "*/", "//", "\"", "@", "$\"", "#if X", "#endif", "#nullable disable", "=> 1;", "\n", "\u200B", "\0",
        "[Layer(3)]", "[Layer]", "[Layer()]", "[Layer(5, )]", "[Inputs]", "[Outputs(\"x\", \"x\")]", "[Network(Seed = -1)]", "[assembly: Layer(3)]", "[return: Layer(1)]", "[Missing]", "int Layer2;", "{ public int InputSize; }",
        "(int x)", "(string name)", ": Missing", ": Net", ": System.Enum", "<T>", "<Output>", "<T, T>", "where T : Missing",
    ];

    private readonly Random _random = new(number);

    /// <summary>A declaration with one to three changes.</summary>
    public string Next()
    {
        string source = Pick(_declarations);
        for (int changes = _random.Next(1, 4); changes > 0; changes--)
            source = Change(source);
        return source;
    }

    private string Change(string source)
    {
        string[] tokens = [.. Token().Matches(source).Select(match => match.Value)];
        if (tokens.Length < 2)
            return source + Pick(_tokens);

        int at = _random.Next(tokens.Length);
        int other = _random.Next(tokens.Length);
        switch (_random.Next(13))
        {
            case 0: tokens[at] = ""; break;
            case 1: tokens[at] += tokens[at]; break;
            case 2: (tokens[at], tokens[other]) = (tokens[other], tokens[at]); break;
            case 3 or 4 or 5: tokens[at] = Pick(_tokens); break;
            case 6 or 7: tokens[at] += " " + Pick(_tokens) + " "; break;
            case 8: return source[.._random.Next(source.Length)];
            case 9: return source.Remove(_random.Next(source.Length), 1);
            case 10: return source.Insert(_random.Next(source.Length), Pick(["(", "\"", "]", "x", "0", ",", "{", ";", "/"]));
            case 11: return Nested(source);
            default: tokens = [.. tokens.Select(token => token == tokens[at] ? Pick(_tokens) : token)]; break;
        }

        return string.Concat(tokens);
    }

    private string Nested(string source) => Pick<Func<string>>(
    [
        () => $"public partial class Around {{ {source} }}",
        () => $"namespace Around {{ {source} }}",
        () => $"public static partial class Around<T> {{ partial interface In {{ {source} }} }}",
        () => $"class Around {{ {source} }}",
        () => $"class Around {{ void Method() {{ {source} }} }}",
        () => $"file partial record Around(int X) {{ {source} }}",
        () => $"enum Around {{ {source} }}",
        () => $"{source}\n{source}",
    ])();

    private T Pick<T>(T[] items) => items[_random.Next(items.Length)];

    [GeneratedRegex("""[\p{L}_][\p{L}\p{N}_]*|[0-9][0-9.]*|"[^"\n]*"|\s+|.""", RegexOptions.Singleline)]
    private static partial Regex Token();
}
