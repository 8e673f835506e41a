namespace NetDsl.Benchmarks.Jobs;

// The architectures of JobCatalog, as a user declares them.

[Network(Bias = false)]
[Layer(3), Layer(4, Relu), Layer(1)]
public partial class Tiny;

[Network(Bias = false, Precision = Precision.Double)]
[Layer(3), Layer(4, Sigmoid), Layer(1, Sigmoid)]
public partial class Xor;

[Layer(16), Layer(32, Tanh), Layer(16, Tanh), Layer(4)]
public partial class Small;

[Layer(64), Layer(64, Relu), Layer(64, Relu), Layer(64, Relu), Layer(1)]
public partial class Deep;

[Layer(784), Layer(100, Relu), Layer(10)]
public partial class DigitClassifier;

[Layer(4), Layer(32, Tanh), Layer(16, Tanh), Layer(4)]
public partial class Narrow;

[Layer(5), Layer(7, Relu), Layer(7, Relu), Layer(7, Relu), Layer(3)]
public partial class Odd;
