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
