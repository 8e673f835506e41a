namespace NetDsl.Generator.Tests.Generation;

/// <summary>Networks of every kind that the emission tells apart: small and large, both precisions, names, options, custom activations.</summary>
internal static class Sources
{
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["small"] = "[Layer(3)]\n[Layer(4, Relu)]\n[Layer(1)]\npublic partial class Streetlights;\n",
        ["named"] = "[Inputs(\"toes\", \"winRate\", \"fans\")]\n[Outputs(\"hurt\", \"win\", \"sad\")]\n[Layer(3)]\n[Layer(3, Softmax, Bias = false)]\npublic partial class Team;\n",
        ["options"] = """
            namespace App;

            [Network(Precision = Precision.Double, Seed = 123456789, Initializer = Initializer.Normal, InitializerScale = 1.5e-7)]
            [Layer(5), Layer(7, Gelu, InitializerScale = 1234.5), Layer(3, Softplus, Bias = false, Initializer = Initializer.GlorotNormal)]
            public partial class Options;

            """,
        ["large"] = """
            namespace App;

            [Network(Precision = Precision.Double, Bias = false, Seed = 1, Initializer = Initializer.Uniform, InitializerScale = 0.1)]
            [Layer(784), Layer(40, Relu), Layer(10)]
            public partial class Digits;

            """,
        ["deep"] = "[Layer(129)]\n[Layer(33, Tanh)]\n[Layer(17, Elu)]\n[Layer(2000, Silu)]\n[Layer(6, LeakyRelu)]\npublic partial class Deep;\n",
        ["losses"] = """
            namespace App;

            [Network(Precision = Precision.Double)]
            [Layer(20), Layer(30, Relu), Layer(10, Softmax)]
            public partial class Classes;

            [Network(Loss = Loss.SquaredError)]
            [Layer(3), Layer(6, Softmax)]
            public partial class SquaredShares;

            [Network(Loss = Loss.BinaryCrossEntropy)]
            [Layer(3), Layer(5, Sigmoid)]
            public partial class Questions;

            [Network(Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)]
            [Layer(40), Layer(1, Sigmoid)]
            public partial class Question;

            [Network(Loss = Loss.AbsoluteError)]
            [Layer(3), Layer(6, Softmax)]
            public partial class AbsoluteShares;

            [Network(Loss = Loss.Huber, HuberDelta = 1.5e-7)]
            [Layer(3), Layer(1, Tanh)]
            public partial class Small;

            [Network(Loss = Loss.Huber, HuberDelta = 2.5, Precision = Precision.Double)]
            [Layer(40), Layer(10, Softmax)]
            public partial class Large;

            """,
        ["composed"] = """
            namespace App;

            [Layer(6), Layer(3, Tanh)]
            public partial class Encoder;

            [Layer(3), Layer(6, Sigmoid)]
            public partial class Decoder;

            [Layer<Encoder>]
            [Layer<Decoder>]
            public partial class Autoencoder;

            """,
        ["composed of several sizes"] = """
            namespace App;

            [Layer(2), Layer(3, Tanh)] public partial class Small;
            [Layer(3), Layer(40, Gelu), Layer(3)] internal partial class Large;
            [Layer<Large>, Layer(5), Layer(3, Relu), Layer<Large>] public partial class Middle;
            [Layer<Small>, Layer<Middle>, Layer(2)] public partial class Whole;
            public partial class Outer
            {
                [Layer<Small>] private partial class Inner;
                [Layer<Inner>, Layer(2), Layer<Generic<int>>] private protected partial class AroundInner;
            }
            [Layer(2), Layer(2)] public partial class Generic<T>;

            """,
        ["custom"] = """
            [Layer(20), Layer(30, typeof(Cube)), Layer(2, typeof(Cube), Bias = false)]
            public partial class Custom;

            [Layer(2), Layer(3, typeof(Cube)), Layer(1, Sigmoid)]
            public partial class SmallCustom;

            public readonly struct Cube : IActivation<float>
            {
                public static float Value(float z) => z * z * z;
                public static float Derivative(float z, float value) => 3 * z * z;
            }

            """,
    };
}
