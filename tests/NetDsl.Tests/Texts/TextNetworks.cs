namespace NetDsl.Tests.Texts;

// The networks of "A Neural Network in 11 lines of Python" and of "Grokking Deep Learning", chapters 3 to 8, as a reader
// of theirs would declare them.

/// <summary>"11 lines", part 1.</summary>
[Network(Precision = Precision.Double, Bias = false, Seed = 1, Initializer = Initializer.Uniform)]
[Layer(3), Layer(1, Sigmoid)]
public partial class TwoLayers;

/// <summary>"11 lines", part 2, and "Litter Rip".</summary>
[Network(Precision = Precision.Double, Bias = false, Seed = 1, Initializer = Initializer.Uniform)]
[Layer(3), Layer(4, Sigmoid), Layer(1, Sigmoid)]
public partial class ThreeLayers;

/// <summary>Chapters 3 and 4: one number in, one out.</summary>
[Network(Precision = Precision.Double, Bias = false)]
[Layer(1), Layer(1)]
public partial class OneWeight;

/// <summary>Chapters 3, 5 and 6: three numbers in, one out.</summary>
[Network(Precision = Precision.Double, Bias = false)]
[Layer(3), Layer(1)]
public partial class ThreeInputs;

/// <summary>Chapter 3: one number in, three out.</summary>
[Network(Precision = Precision.Double, Bias = false)]
[Layer(1), Layer(3)]
[Outputs("hurt", "win", "sad")]
public partial class ThreeOutputs;

/// <summary>Chapter 3.</summary>
[Network(Precision = Precision.Double, Bias = false)]
[Layer(3), Layer(3)]
[Inputs("toes", "winRate", "fans")]
[Outputs("hurt", "win", "sad")]
public partial class Team;

/// <summary>Chapter 3: predictions on predictions.</summary>
[Network(Precision = Precision.Double, Bias = false)]
[Layer(3), Layer(3), Layer(3)]
[Inputs("toes", "winRate", "fans")]
[Outputs("hurt", "win", "sad")]
public partial class StackedTeam;

/// <summary>Chapter 6.</summary>
[Network(Precision = Precision.Double, Bias = false, Seed = 1, Initializer = Initializer.Uniform)]
[Layer(3), Layer(4, Relu), Layer(1)]
public partial class Streetlights;

/// <summary>Chapter 8.</summary>
[Network(Precision = Precision.Double, Bias = false, Seed = 1, Initializer = Initializer.Uniform, InitializerScale = 0.1)]
[Layer(784), Layer(40, Relu), Layer(10)]
public partial class Digits;

/// <summary>Chapter 8, with the derivative that its program has.</summary>
[Network(Precision = Precision.Double, Bias = false, Seed = 1, Initializer = Initializer.Uniform, InitializerScale = 0.1)]
[Layer(784), Layer(40, typeof(BookRelu)), Layer(10)]
public partial class DigitsByTheBook;

/// <summary>Half of the hidden units left out at each step. The book sends the error back through the mask alone.</summary>
[Network(Precision = Precision.Double, Bias = false, Seed = 1, Initializer = Initializer.Uniform, InitializerScale = 0.1, DropoutGradient = DropoutGradient.MaskOnly)]
[Layer(784), Layer(100, Relu, Dropout = 0.5), Layer(10)]
public partial class DigitsWithDropout;

/// <summary>The same with the book's derivative.</summary>
[Network(Precision = Precision.Double, Bias = false, Seed = 1, Initializer = Initializer.Uniform, InitializerScale = 0.1, DropoutGradient = DropoutGradient.MaskOnly)]
[Layer(784), Layer(100, typeof(BookRelu), Dropout = 0.5), Layer(10)]
public partial class DigitsWithDropoutByTheBook;

/// <summary>Chapter 8, mini-batches.</summary>
[Network(Precision = Precision.Double, Bias = false, Seed = 1, Initializer = Initializer.Uniform, InitializerScale = 0.1, DropoutGradient = DropoutGradient.MaskOnly)]
[Layer(784), Layer(100, Relu, Dropout = 0.5), Layer(10)]
public partial class DigitsInBatches;

/// <summary>Chapter 9.</summary>
[Network(Precision = Precision.Double, Bias = false, Seed = 1, Initializer = Initializer.Uniform, DropoutGradient = DropoutGradient.MaskOnly)]
[Layer(784), Layer(100, Tanh, Dropout = 0.5, InitializerScale = 0.01), Layer(10, Softmax, InitializerScale = 0.1)]
public partial class TanhAndSoftmax;

/// <summary>Chapter 9, with the derivative that its program has.</summary>
[Network(Precision = Precision.Double, Bias = false, Seed = 1, Initializer = Initializer.Uniform, DropoutGradient = DropoutGradient.MaskOnly)]
[Layer(784), Layer(100, typeof(BookTanh), Dropout = 0.5, InitializerScale = 0.01), Layer(10, Softmax, InitializerScale = 0.1)]
public partial class BookTanhAndSoftmax;

/// <summary>Chapter 9 computes the derivative of tanh from the layer's values after dropout, which has doubled those that it keeps.</summary>
public readonly struct BookTanh : IActivation<double>
{
    public static double Value(double z) => Math.Tanh(z);

    public static double Derivative(double z, double value) => 1 - (4 * value * value);
}

/// <summary>Chapter 8 takes <c>output &gt;= 0</c> for the derivative of Relu, which is true of each of its outputs: nothing is masked.</summary>
public readonly struct BookRelu : IActivation<double>
{
    public static double Value(double z) => Math.Max(0, z);

    public static double Derivative(double z, double value) => value >= 0 ? 1 : 0;
}
