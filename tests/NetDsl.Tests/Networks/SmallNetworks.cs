namespace NetDsl.Tests.Networks;

// The texts' sizes and others up to a few hundred parameters, where code is unrolled: every activation, with and without
// biases, in both precisions. A class is named by its units.

[Layer(1), Layer(1)]
public partial class Net_1_1;

[Network(Precision = Precision.Double)]
[Layer(1), Layer(1, Softplus)]
public partial class Net_1_1_Double;

[Network(Precision = Precision.Double, Bias = false)]
[Layer(1), Layer(1)]
public partial class Net_1_1_WithoutBias;

[Layer(2), Layer(1, Sigmoid)]
public partial class Net_2_1;

[Network(Bias = false)]
[Layer(3), Layer(1)]
public partial class Net_3_1;

[Layer(3)]
[Layer(4, Relu)]
[Layer(1)]
public partial class Net_3_4_1;

[Network(Precision = Precision.Double, Bias = false, Seed = 1, Initializer = Initializer.Uniform)]
[Layer(3), Layer(4, Sigmoid), Layer(1, Sigmoid)]
public partial class Net_3_4_1_Sigmoid;

[Network(Precision = Precision.Double, Initializer = Initializer.Normal, InitializerScale = 0.5)]
[Layer(3), Layer(4, Tanh), Layer(1)]
public partial class Net_3_4_1_Tanh;

[Inputs("toes", "winRate", "fans")]
[Outputs("hurt", "win", "sad")]
[Layer(3)]
[Layer(3, Bias = false)]
public partial class Net_3_3;

[Network(Precision = Precision.Double)]
[Outputs("left", "right")]
[Layer(2), Layer(3, Elu, Bias = false), Layer(2, Gelu)]
public partial class Net_2_3_2;

[Layer(4), Layer(1, Tanh, Initializer = Initializer.Zeros)]
public partial class Net_4_1;

[Network(Precision = Precision.Double)]
[Layer(5), Layer(7, LeakyRelu), Layer(3, Silu)]
public partial class Net_5_7_3;

[Layer(5), Layer(7, Gelu, Initializer = Initializer.HeNormal), Layer(3, Elu, Initializer = Initializer.GlorotNormal, InitializerScale = 2)]
public partial class Net_5_7_3_Single;

[Layer(1), Layer(16, Tanh), Layer(1)]
public partial class Net_1_16_1;

[Network(Precision = Precision.Double)]
[Layer(1), Layer(16, Gelu), Layer(1, Softplus)]
public partial class Net_1_16_1_Double;

[Network(Bias = false)]
[Layer(1), Layer(9, Softplus)]
public partial class Net_1_9;

[Layer(8), Layer(8, Silu), Layer(8, Sigmoid)]
public partial class Net_8_8_8;

[Network(Precision = Precision.Double, Initializer = Initializer.GlorotUniform, InitializerScale = 0.25)]
[Layer(8), Layer(8, Relu, Initializer = Initializer.HeUniform), Layer(8, Tanh, InitializerScale = 3)]
public partial class Net_8_8_8_Double;

[Layer(20), Layer(2, Linear)]
public partial class Net_20_2;

[Network(Precision = Precision.Double)]
[Layer(17), Layer(5, Elu), Layer(2, Bias = false)]
public partial class Net_17_5_2;

[Layer(2), Layer(2, LeakyRelu), Layer(2, LeakyRelu), Layer(2, Relu), Layer(2, Elu), Layer(2, Silu), Layer(1)]
public partial class Net_2_2_2_2_2_2_1;

[Network(Precision = Precision.Double, Bias = false)]
[Layer(3), Layer(3, Tanh), Layer(4, Relu), Layer(3, Softplus), Layer(5, LeakyRelu), Layer(3, Sigmoid), Layer(4, Elu)]
[Layer(2, Gelu), Layer(3, Silu), Layer(2, Linear)]
public partial class Net_3_3_4_3_5_3_4_2_3_2;

// As much as is written out.
[Layer(8), Layer(16, Tanh)]
public partial class Net_8_16;

[Network(Precision = Precision.Double)]
[Layer(2), Layer(16, Silu, Bias = false), Layer(5, Gelu), Layer(1)]
public partial class Net_2_16_5_1;
