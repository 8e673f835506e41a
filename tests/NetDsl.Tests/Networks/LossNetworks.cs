namespace NetDsl.Tests.Networks;

// Every loss in both precisions and both forms of code: outputs that are one number, part of a vector of four, a whole one or
// several, part of a block or whole blocks. Cross-entropy is the default of Softmax.

[Layer(3), Layer(4, Relu), Layer(3, Softmax)]
public partial class Net_3_4_3_Softmax;

[Network(Precision = Precision.Double, Bias = false)]
[Layer(2), Layer(2, Softmax)]
public partial class Net_2_2_Softmax;

[Network(Loss = Loss.CrossEntropy)]
[Outputs("red", "green", "blue", "grey")]
[Layer(3), Layer(4, Softmax)]
public partial class Net_3_4_Softmax;

[Network(Precision = Precision.Double)]
[Layer(2), Layer(5, Tanh), Layer(10, Softmax)]
public partial class Net_2_5_10_Softmax;

[Layer(8), Layer(16, Softmax, Bias = false)]
public partial class Net_8_16_Softmax;

[Layer(20), Layer(30, Relu), Layer(10, Softmax)]
public partial class Net_20_30_10_Softmax;

[Network(Precision = Precision.Double)]
[Layer(21), Layer(30, Sigmoid), Layer(17, Softmax)]
public partial class Net_21_30_17_Softmax;

[Layer(40), Layer(300, Softmax)]
public partial class Net_40_300_Softmax;

[Network(Precision = Precision.Double, Loss = Loss.CrossEntropy)]
[Layer(33), Layer(64, Softmax, Bias = false)]
public partial class Net_33_64_Softmax;

[Network(Loss = Loss.SquaredError)]
[Layer(3), Layer(4, Tanh), Layer(6, Softmax)]
public partial class Net_3_4_6_SoftmaxSquared;

[Network(Precision = Precision.Double, Loss = Loss.SquaredError)]
[Layer(25), Layer(30, Relu), Layer(11, Softmax)]
public partial class Net_25_30_11_SoftmaxSquared;

[Network(Precision = Precision.Double, Loss = Loss.AbsoluteError)]
[Layer(3), Layer(5, Softmax)]
public partial class Net_3_5_SoftmaxAbsolute;

[Network(Loss = Loss.AbsoluteError)]
[Layer(30), Layer(20, Softmax)]
public partial class Net_30_20_SoftmaxAbsolute;

[Network(Loss = Loss.Huber, HuberDelta = 0.125)]
[Layer(4), Layer(3, Softmax)]
public partial class Net_4_3_SoftmaxHuber;

[Network(Loss = Loss.BinaryCrossEntropy)]
[Layer(3), Layer(4, Relu), Layer(1, Sigmoid)]
public partial class Net_3_4_1_BinaryCrossEntropy;

[Network(Precision = Precision.Double, Loss = Loss.BinaryCrossEntropy)]
[Layer(3), Layer(5, Sigmoid)]
public partial class Net_3_5_BinaryCrossEntropy;

[Network(Loss = Loss.BinaryCrossEntropy)]
[Layer(20), Layer(30, Gelu), Layer(7, Sigmoid)]
public partial class Net_20_30_7_BinaryCrossEntropy;

[Network(Precision = Precision.Double, Loss = Loss.BinaryCrossEntropy)]
[Layer(40), Layer(33, Tanh), Layer(1, Sigmoid)]
public partial class Net_40_33_1_BinaryCrossEntropy;

[Network(Loss = Loss.AbsoluteError)]
[Layer(3), Layer(4, Relu), Layer(1)]
public partial class Net_3_4_1_Absolute;

[Network(Precision = Precision.Double, Loss = Loss.AbsoluteError)]
[Layer(3), Layer(6, Tanh)]
public partial class Net_3_6_Absolute;

[Network(Loss = Loss.AbsoluteError)]
[Layer(20), Layer(25, Tanh), Layer(9, Sigmoid)]
public partial class Net_20_25_9_Absolute;

[Network(Precision = Precision.Double, Loss = Loss.AbsoluteError, Bias = false)]
[Layer(24), Layer(31, Elu), Layer(16)]
public partial class Net_24_31_16_Absolute;

[Network(Precision = Precision.Double, Loss = Loss.Huber)]
[Layer(3), Layer(4, Tanh), Layer(1)]
public partial class Net_3_4_1_Huber;

[Network(Loss = Loss.Huber, HuberDelta = 0.3)]
[Layer(3), Layer(7, Gelu)]
public partial class Net_3_7_Huber;

[Network(Loss = Loss.Huber, HuberDelta = 0.1)]
[Layer(24), Layer(20, Relu), Layer(12, Softplus)]
public partial class Net_24_20_12_Huber;

[Network(Precision = Precision.Double, Loss = Loss.Huber, HuberDelta = 0.5)]
[Layer(24), Layer(20, Sigmoid), Layer(9, typeof(Cubic))]
public partial class Net_24_20_9_Huber;
