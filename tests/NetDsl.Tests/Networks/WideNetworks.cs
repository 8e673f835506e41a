namespace NetDsl.Tests.Networks;

// Layers of several vectors: widths at, below and beyond whole vectors and whole tiles, and more values than a stack is
// asked to hold.

[Layer(16), Layer(32, Tanh), Layer(16, Tanh), Layer(4)]
public partial class Net_16_32_16_4;

[Network(Precision = Precision.Double)]
[Layer(16), Layer(32, Gelu), Layer(16, Elu), Layer(4, Softplus)]
public partial class Net_16_32_16_4_Double;

[Layer(17), Layer(33, Sigmoid), Layer(9)]
public partial class Net_17_33_9;

[Network(Precision = Precision.Double, Bias = false)]
[Layer(17), Layer(33, Silu), Layer(9, LeakyRelu)]
public partial class Net_17_33_9_Double;

[Layer(31), Layer(31, Elu), Layer(47, Softplus), Layer(1, Bias = false)]
public partial class Net_31_31_47_1;

[Layer(64), Layer(64, Relu), Layer(64, Relu), Layer(64, Relu), Layer(1)]
public partial class Net_64_64_64_64_1;

[Network(Precision = Precision.Double)]
[Layer(64), Layer(64, Relu), Layer(64, Relu), Layer(64, Relu), Layer(1)]
public partial class Net_64_64_64_64_1_Double;

[Layer(129), Layer(15, Silu), Layer(6)]
public partial class Net_129_15_6;

[Network(Precision = Precision.Double)]
[Layer(129), Layer(15, Sigmoid), Layer(6, Tanh)]
public partial class Net_129_15_6_Double;

[Layer(100), Layer(257, Relu), Layer(3)]
public partial class Net_100_257_3;

[Network(Precision = Precision.Double)]
[Layer(100), Layer(257, Tanh), Layer(3)]
public partial class Net_100_257_3_Double;

[Network(Precision = Precision.Double, Bias = false, Seed = 1, Initializer = Initializer.Uniform, InitializerScale = 0.1)]
[Layer(784), Layer(40, Relu), Layer(10)]
public partial class Net_784_40_10;

[Layer(784), Layer(100, Relu), Layer(10, Bias = false)]
public partial class Net_784_100_10;

[Network(Bias = false)]
[Layer(3), Layer(300, LeakyRelu), Layer(17, Gelu)]
public partial class Net_3_300_17;

/// <summary>One row's values alone are 80 KB, a batch's far beyond a small stack.</summary>
[Network(Precision = Precision.Double)]
[Layer(2), Layer(5000, Tanh), Layer(5, Linear)]
public partial class Net_2_5000_5;

[Layer(1000), Layer(40, Sigmoid), Layer(2000, Softplus)]
public partial class Net_1000_40_2000;

[Network(Bias = false)]
[Layer(19), Layer(21, Tanh), Layer(35, Relu), Layer(22, Softplus), Layer(33, LeakyRelu), Layer(18, Sigmoid), Layer(37, Elu)]
[Layer(20, Gelu), Layer(23, Silu), Layer(25, Linear)]
public partial class Net_19_21_35_22_33_18_37_20_23_25;

[Network(Precision = Precision.Double)]
[Layer(23), Layer(20, Tanh), Layer(35, Relu), Layer(22, Softplus), Layer(33, LeakyRelu), Layer(18, Sigmoid), Layer(37, Elu)]
[Layer(20, Gelu), Layer(23, Silu), Layer(25, Linear)]
public partial class Net_23_20_35_22_33_18_37_20_23_25;

// Tiles of three, five, six and seven vectors of units, in single precision and in double.

[Layer(130), Layer(119, Relu), Layer(87, Relu), Layer(50, Relu), Layer(2)]
public partial class Net_130_119_87_50_2;

[Network(Precision = Precision.Double)]
[Layer(130), Layer(59, Relu), Layer(47, Relu), Layer(30, Relu), Layer(3)]
public partial class Net_130_59_47_30_3_Double;

[Network(Bias = false)]
[Layer(200), Layer(98, LeakyRelu), Layer(7)]
public partial class Net_200_98_7;
