namespace NetDsl.Tests.LayerOptions;

// Dropout on the input, on one hidden layer, on several; sizes that fill blocks and sizes that do not; networks whose batches
// have a gradient for each part, and larger ones whose gradient is cut; derivatives from the value and from the weighted sum.

[Network(Precision = Precision.Double)]
[Layer(3), Layer(4, Relu, Dropout = 0.5), Layer(1)]
public partial class Drop_3_4_1;

[Network(Precision = Precision.Double)]
[Layer(20, Dropout = 0.25), Layer(33, Tanh, Dropout = 0.5), Layer(17, Gelu, Dropout = 0.1), Layer(5, Softmax)]
public partial class Drop_20_33_17_5;

[Layer(16, Dropout = 0.2), Layer(40, Sigmoid), Layer(32, LeakyRelu, Dropout = 0.7), Layer(10, Softmax)]
public partial class Drop_16_40_32_10;

[Network(Precision = Precision.Double, Bias = false)]
[Layer(130, Dropout = 0.2), Layer(65, Silu, Dropout = 0.5), Layer(10)]
public partial class Drop_130_65_10;

[Layer(200), Layer(96, Relu, Dropout = 0.5), Layer(64, Tanh, Dropout = 0.3), Layer(10, Softmax)]
public partial class Drop_200_96_64_10;

[Network(Precision = Precision.Double, DropoutGradient = DropoutGradient.MaskOnly)]
[Layer(20), Layer(33, Tanh, Dropout = 0.75), Layer(5)]
public partial class MaskOnly_20_33_5;

// Frozen layers: the first, one in the middle, the last, all; small and large, with dropout and without.

[Network(Precision = Precision.Double)]
[Layer(3), Layer(4, Tanh, Frozen = true), Layer(2)]
public partial class Frozen1_3_4_2;

[Layer(20), Layer(33, Relu), Layer(17, Sigmoid, Frozen = true), Layer(5, Softmax)]
public partial class Frozen2_20_33_17_5;

[Network(Precision = Precision.Double)]
[Layer(130), Layer(65, Elu, Frozen = true, Dropout = 0.5), Layer(30, Tanh, Frozen = true), Layer(40, Gelu), Layer(10, Frozen = true)]
public partial class Frozen124_130_65_30_40_10;

[Network(Precision = Precision.Double)]
[Layer(8), Layer(6, Tanh, Frozen = true), Layer(3, Frozen = true)]
public partial class FrozenAll_8_6_3;

[Network(Precision = Precision.Double)]
[Layer(3), Layer(4, Tanh), Layer(5)]
public partial class Encoder;

[Network(Precision = Precision.Double)]
[Layer<Encoder>(Frozen = true), Layer(2)]
public partial class OnFrozenStage;
