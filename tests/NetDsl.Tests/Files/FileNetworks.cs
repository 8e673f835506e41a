namespace NetDsl.Tests.Files;

[Layer(3)]
[Layer(4, Relu)]
[Layer(2)]
public partial class Gesture;

[Network(Precision = Precision.Double)]
[Layer(3)]
[Layer(4, Relu)]
[Layer(2)]
public partial class GestureDouble;

[Layer(3)]
[Layer(4, Tanh)]
[Layer(2)]
public partial class GestureTanh;

/// <summary>Layers whose shapes do not tell their order.</summary>
[Layer(4)]
[Layer(4, Relu)]
[Layer(4, Relu)]
[Layer(4)]
public partial class Square;

[Layer(6)]
[Layer(3, Relu)]
[Layer(2)]
public partial class SmallEncoder;

[Layer(2)]
[Layer(3, Relu)]
[Layer(6)]
public partial class SmallDecoder;

[Layer<SmallEncoder>]
[Layer<SmallDecoder>]
public partial class SmallAutoencoder;

[Layer(2)]
[Layer(3, Bias = false)]
public partial class WithoutBias;

[Layer(5)]
[Layer(20, Relu, Dropout = 0.5)]
[Layer(1)]
public partial class WithDropout;

/// <summary>Twelve layers: more than one digit in their numbers.</summary>
[Layer(2)]
[Layer(2, Relu), Layer(2, Relu), Layer(2, Relu), Layer(2, Relu), Layer(2, Relu), Layer(2, Relu)]
[Layer(2, Relu), Layer(2, Relu), Layer(2, Relu), Layer(2, Relu), Layer(2, Relu), Layer(2)]
public partial class Deep;

/// <summary>Too large to be written out: blocks of units, and units that do not fill one.</summary>
[Layer(20)]
[Layer(273, Relu)]
[Layer(40, Gelu)]
[Layer(83, Tanh, Bias = false)]
[Layer(53, Softplus)]
[Layer(21, Softmax)]
public partial class Wide;

[Network(Precision = Precision.Double)]
[Layer(20)]
[Layer(141, Relu)]
[Layer(42, Gelu)]
[Layer(83, Silu, Bias = false)]
[Layer(17, Elu)]
[Layer(11, Softmax)]
public partial class WideDouble;

/// <summary>A small network in the middle of a large one keeps its own order.</summary>
[Layer(100)]
[Layer(6, Tanh)]
[Layer(1, Sigmoid)]
public partial class SmallPart;

[Layer(60)]
[Layer(100, LeakyRelu)]
[Layer<SmallPart>]
[Layer(64)]
public partial class SmallInWide;

[Network(Precision = Precision.Double)]
[Layer(9)]
[Layer(6, Tanh, Bias = false)]
[Layer(1, Sigmoid, Bias = false)]
public partial class SmallPartDouble;

[Network(Precision = Precision.Double)]
[Layer(200)]
[Layer(9, LeakyRelu, Bias = false)]
[Layer<SmallPartDouble>]
[Layer(64)]
[Layer(1)]
public partial class SmallInWideDouble;

/// <summary>Inputs enough to be looked through for zeros.</summary>
[Layer(300)]
[Layer(24, Relu)]
[Layer(10, Softmax)]
public partial class Images;
