namespace Digits;

/// <summary>The network of chapter 8.</summary>
[Network(Precision = Precision.Double, Bias = false, Seed = 1, Initializer = Initializer.Uniform, InitializerScale = 0.1)]
[Layer(784), Layer(40, Relu), Layer(10)]
internal sealed partial class DigitNetwork;

/// <summary>The same network with the book's derivative.</summary>
[Network(Precision = Precision.Double, Bias = false, Seed = 1, Initializer = Initializer.Uniform, InitializerScale = 0.1)]
[Layer(784), Layer(40, typeof(BookRelu)), Layer(10)]
internal sealed partial class BookDigitNetwork;

/// <summary>
/// The larger network of chapter 8, of whose hidden units each step leaves out half. The book sends the error back through the mask
/// alone, without the factor 2 that the forward pass has.
/// </summary>
[Network(Precision = Precision.Double, Bias = false, Seed = 1, Initializer = Initializer.Uniform, InitializerScale = 0.1,
    DropoutGradient = DropoutGradient.MaskOnly)]
[Layer(784), Layer(100, Relu, Dropout = 0.5), Layer(10)]
internal sealed partial class DropoutNetwork;

/// <summary>The same network with the book's derivative.</summary>
[Network(Precision = Precision.Double, Bias = false, Seed = 1, Initializer = Initializer.Uniform, InitializerScale = 0.1,
    DropoutGradient = DropoutGradient.MaskOnly)]
[Layer(784), Layer(100, typeof(BookRelu), Dropout = 0.5), Layer(10)]
internal sealed partial class BookDropoutNetwork;
