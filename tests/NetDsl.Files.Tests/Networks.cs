namespace NetDsl.Files.Tests;

// Every activation in a network that is written out, a few in one of tiles, with biases and without, in both precisions.

[Layer(3)]
[Layer(5, Linear)]
[Layer(2, Linear, Bias = false)]
public partial class LinearNetwork;

[Network(Precision = Precision.Double)]
[Layer(3)]
[Layer(5, Linear)]
[Layer(2, Linear, Bias = false)]
public partial class LinearNetworkDouble;

[Layer(3)]
[Layer(5, Relu)]
[Layer(2, Relu, Bias = false)]
public partial class ReluNetwork;

[Network(Precision = Precision.Double)]
[Layer(3)]
[Layer(5, Relu)]
[Layer(2, Relu, Bias = false)]
public partial class ReluNetworkDouble;

[Layer(3)]
[Layer(5, LeakyRelu)]
[Layer(2, LeakyRelu, Bias = false)]
public partial class LeakyReluNetwork;

[Network(Precision = Precision.Double)]
[Layer(3)]
[Layer(5, LeakyRelu)]
[Layer(2, LeakyRelu, Bias = false)]
public partial class LeakyReluNetworkDouble;

[Layer(3)]
[Layer(5, Sigmoid)]
[Layer(2, Sigmoid, Bias = false)]
public partial class SigmoidNetwork;

[Network(Precision = Precision.Double)]
[Layer(3)]
[Layer(5, Sigmoid)]
[Layer(2, Sigmoid, Bias = false)]
public partial class SigmoidNetworkDouble;

[Layer(3)]
[Layer(5, Tanh)]
[Layer(2, Tanh, Bias = false)]
public partial class TanhNetwork;

[Network(Precision = Precision.Double)]
[Layer(3)]
[Layer(5, Tanh)]
[Layer(2, Tanh, Bias = false)]
public partial class TanhNetworkDouble;

[Layer(3)]
[Layer(5, Elu)]
[Layer(2, Elu, Bias = false)]
public partial class EluNetwork;

[Network(Precision = Precision.Double)]
[Layer(3)]
[Layer(5, Elu)]
[Layer(2, Elu, Bias = false)]
public partial class EluNetworkDouble;

[Layer(3)]
[Layer(5, Gelu)]
[Layer(2, Gelu, Bias = false)]
public partial class GeluNetwork;

[Network(Precision = Precision.Double)]
[Layer(3)]
[Layer(5, Gelu)]
[Layer(2, Gelu, Bias = false)]
public partial class GeluNetworkDouble;

[Layer(3)]
[Layer(5, Silu)]
[Layer(2, Silu, Bias = false)]
public partial class SiluNetwork;

[Network(Precision = Precision.Double)]
[Layer(3)]
[Layer(5, Silu)]
[Layer(2, Silu, Bias = false)]
public partial class SiluNetworkDouble;

[Layer(3)]
[Layer(5, Softplus)]
[Layer(2, Softplus, Bias = false)]
public partial class SoftplusNetwork;

[Network(Precision = Precision.Double)]
[Layer(3)]
[Layer(5, Softplus)]
[Layer(2, Softplus, Bias = false)]
public partial class SoftplusNetworkDouble;

[Inputs("length", "width", "height", "age")]
[Outputs("no", "yes", "maybe")]
[Layer(4)]
[Layer(7, Tanh)]
[Layer(3, Softmax)]
public partial class Classifier;

[Network(Precision = Precision.Double)]
[Layer(70)]
[Layer(45, Relu, Dropout = 0.5)]
[Layer(33, Elu)]
[Layer(10, Softmax)]
public partial class WideDouble;

[Layer(70)]
[Layer(45, Relu, Dropout = 0.5)]
[Layer(33, Gelu)]
[Layer(10)]
public partial class Wide;

[Layer(6)]
[Layer(3, Relu)]
[Layer(2, Tanh)]
public partial class Encoder;

[Layer<Encoder>]
[Layer(5, Silu)]
[Layer<Encoder6>]
public partial class Composite;

[Layer(5)]
[Layer(6, Sigmoid)]
public partial class Encoder6;

[Layer(2)]
[Layer(3, typeof(Own.Relu))]
[Layer(1)]
public partial class OfOnesOwn;

public static class Own
{
    /// <summary>An activation of one's own that is called as one of the library's.</summary>
    public sealed class Relu : IActivation<float>
    {
        public static float Value(float z) => z * z;

        public static float Derivative(float z, float value) => 2 * z;
    }
}
