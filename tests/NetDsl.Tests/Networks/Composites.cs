namespace NetDsl.Tests.Networks;

// Networks whose stages are networks: written out, tiled, and small ones within tiled ones, with layers before, between and
// behind, stages of stages, one class twice.

[Layer<Net_3_4_1>]
public partial class Of_Net_3_4_1;

/// <summary>Written out as a whole.</summary>
[Network(Seed = 3)]
[Inputs("a", "b", "c")]
[Layer<Net_3_3>]
[Layer<Net_3_4_1>]
public partial class Of_3_3_And_3_4_1;

[Network(Precision = Precision.Double, Bias = false)]
[Layer(2), Layer(3, Tanh), Layer<Net_3_4_1_Sigmoid>, Layer(2, Relu)]
public partial class Of_2_And_3_4_1_And_2_Double;

/// <summary>Stages that are written out in a network that is not.</summary>
[Layer<Net_8_8_8>]
[Layer<Net_8_16>]
[Layer(16, Tanh)]
[Layer<Net_16_32_16_4>]
[Layer<Net_4_1>]
[Layer<Net_1_16_1>]
public partial class Of_Written_Out_And_Tiled;

[Network(Precision = Precision.Double)]
[Layer<Net_5_7_3>]
[Layer(3, Gelu, Bias = false)]
[Layer<Net_3_4_1_Tanh>]
[Layer(17, Sigmoid)]
[Layer<Net_17_33_9_Double>]
[Layer(1)]
[Layer<Net_1_16_1_Double>]
public partial class Of_Written_Out_And_Tiled_Double;

/// <summary>The first layer's row is fused with the step before it, whatever its form.</summary>
[Layer<Net_20_2>]
[Layer(40, Elu)]
public partial class Of_20_2_And_40;

[Network(Precision = Precision.Double)]
[Layer<Net_17_5_2>]
[Layer(40, Silu)]
[Layer(1)]
public partial class Of_17_5_2_And_40_1_Double;

[Layer<Net_64_64_64_64_1>]
[Layer(1, Sigmoid)]
public partial class Of_64_64_64_64_1_And_1;

/// <summary>One class twice: two stages with parameters of their own.</summary>
[Layer<Net_3_3>, Layer(3, Softplus), Layer<Net_3_3>]
public partial class Of_3_3_Twice;

[Layer(9), Layer(31, Relu), Layer<Wide_31_31>, Layer<Wide_31_31>, Layer(2)]
public partial class Of_31_31_Twice;

[Layer(31), Layer(31, Tanh)]
public partial class Wide_31_31;

/// <summary>Stages of stages, and a layer between.</summary>
[Layer<Of_3_3_Twice>]
[Layer(20, Relu)]
[Layer<Of_20_2_And_40>]
public partial class Of_Composites;

[Layer<Of_Composites>]
[Layer(3)]
[Layer<Of_3_3_And_3_4_1>]
public partial class Of_Composites_Of_Composites;

[Network(Precision = Precision.Double)]
[Layer(4), Layer<With_Custom>, Layer(30, typeof(Logistic)), Layer(2)]
public partial class Of_Custom;

[Network(Precision = Precision.Double, Initializer = Initializer.Normal, InitializerScale = 0.25)]
[Layer(4), Layer(5, typeof(Cubic), Bias = false), Layer(3, typeof(SoftSign))]
public partial class With_Custom;

/// <summary>The last stage's activation decides about the loss; what loss it has by itself does not matter.</summary>
[Layer<Net_4_1>, Layer(8, Tanh), Layer<Softmax_Of_8>]
public partial class Of_Softmax;

[Network(Loss = Loss.SquaredError)]
[Layer(8), Layer(3, Softmax)]
public partial class Softmax_Of_8;

[Network(Loss = Loss.BinaryCrossEntropy)]
[Layer(5), Layer(20, Relu), Layer<Sigmoid_Of_20>]
public partial class Of_Sigmoid;

[Layer(20), Layer(2, Sigmoid)]
public partial class Sigmoid_Of_20;
