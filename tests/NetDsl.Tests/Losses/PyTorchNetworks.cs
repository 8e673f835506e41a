namespace NetDsl.Tests.Losses;

// One layer that passes its first inputs on, so that they are the pre-activations: of 4 inputs, written out, and of 40, tiled.

[Network(Precision = Precision.Double)]
[Layer(4), Layer(4, Softmax)]
public partial class CrossEntropy4;

[Network(Precision = Precision.Double)]
[Layer(40), Layer(4, Softmax)]
public partial class CrossEntropy40;

[Network(Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)]
[Layer(4), Layer(4, Sigmoid)]
public partial class BinaryCrossEntropy4;

[Network(Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)]
[Layer(40), Layer(4, Sigmoid)]
public partial class BinaryCrossEntropy40;

[Network(Loss = Loss.AbsoluteError, Precision = Precision.Double)]
[Layer(4), Layer(4, Linear)]
public partial class Absolute4;

[Network(Loss = Loss.AbsoluteError, Precision = Precision.Double)]
[Layer(40), Layer(4, Linear)]
public partial class Absolute40;

[Network(Loss = Loss.Huber, Precision = Precision.Double)]
[Layer(4), Layer(4, Linear)]
public partial class Huber4;

[Network(Loss = Loss.Huber, Precision = Precision.Double)]
[Layer(40), Layer(4, Linear)]
public partial class Huber40;

[Network(Loss = Loss.Huber, HuberDelta = 0.75, Precision = Precision.Double)]
[Layer(4), Layer(4, Linear)]
public partial class NarrowHuber4;

[Network(Loss = Loss.Huber, HuberDelta = 0.75, Precision = Precision.Double)]
[Layer(40), Layer(4, Linear)]
public partial class NarrowHuber40;

[Network(Loss = Loss.SquaredError, Precision = Precision.Double)]
[Layer(4), Layer(4, Softmax)]
public partial class SoftmaxSquared4;

[Network(Loss = Loss.SquaredError, Precision = Precision.Double)]
[Layer(40), Layer(4, Softmax)]
public partial class SoftmaxSquared40;

[Network(Loss = Loss.AbsoluteError, Precision = Precision.Double)]
[Layer(4), Layer(4, Softmax)]
public partial class SoftmaxAbsolute4;

[Network(Loss = Loss.AbsoluteError, Precision = Precision.Double)]
[Layer(40), Layer(4, Softmax)]
public partial class SoftmaxAbsolute40;

[Network(Loss = Loss.Huber, HuberDelta = 0.25, Precision = Precision.Double)]
[Layer(4), Layer(4, Softmax)]
public partial class SoftmaxHuber4;

[Network(Loss = Loss.Huber, HuberDelta = 0.25, Precision = Precision.Double)]
[Layer(40), Layer(4, Softmax)]
public partial class SoftmaxHuber40;

[Network(Loss = Loss.AbsoluteError, Precision = Precision.Double)]
[Layer(4), Layer(4, Sigmoid)]
public partial class SigmoidAbsolute4;

[Network(Loss = Loss.AbsoluteError, Precision = Precision.Double)]
[Layer(40), Layer(4, Sigmoid)]
public partial class SigmoidAbsolute40;
