namespace NetDsl.Generator.Tests.Generation;

/// <summary>Networks of every kind that the emission tells apart: small and large, both precisions, names, options, custom activations.</summary>
internal static class Sources
{
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["small"] = "[Layer(3)]\n[Layer(4, Relu)]\n[Layer(1)]\npublic partial class Streetlights;\n",
        ["named"] = "[Inputs(\"toes\", \"winRate\", \"fans\")]\n[Outputs(\"hurt\", \"win\", \"sad\")]\n[Layer(3)]\n[Layer(3, Bias = false)]\npublic partial class Team;\n",
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
        ["forced"] = """
            [Network(Unroll = Unroll.Always)]
            [Layer(20), Layer(20)]
            public partial class Written;

            [Network(Unroll = Unroll.Always, Precision = Precision.Double)]
            [Layer(1), Layer(108, Relu)]
            public partial class Wide;

            [Network(Unroll = Unroll.Never)]
            [Layer(3), Layer(4, Relu), Layer(1)]
            public partial class Tiled;

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
