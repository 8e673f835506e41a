namespace Digits;

/// <summary>The network of chapter 8.</summary>
[Network(Precision = Precision.Double, Bias = false, Seed = 1, Initializer = Initializer.Uniform, InitializerScale = 0.1)]
[Layer(784), Layer(40, Relu), Layer(10)]
internal sealed partial class DigitNetwork;

/// <summary>The same network with the book's derivative.</summary>
[Network(Precision = Precision.Double, Bias = false, Seed = 1, Initializer = Initializer.Uniform, InitializerScale = 0.1)]
[Layer(784), Layer(40, typeof(BookRelu)), Layer(10)]
internal sealed partial class BookDigitNetwork;
