namespace NetDsl.Tests.Networks;

/// <summary>Heights in metres and weights in kilogrammes, as they are: the textbook's fifteen rows, far from the size of 1.</summary>
[Layer(1), Layer(8, Activation.Tanh), Layer(1)]
public partial class HeightToWeight
{
    public static float[] Heights { get; } = [1.47f, 1.50f, 1.52f, 1.55f, 1.57f, 1.60f, 1.63f, 1.65f, 1.68f, 1.70f, 1.73f, 1.75f, 1.78f, 1.80f, 1.83f];

    public static float[] Weights { get; } =
        [52.21f, 53.12f, 54.48f, 55.84f, 57.20f, 58.57f, 59.93f, 61.29f, 63.11f, 64.47f, 66.28f, 68.10f, 69.92f, 72.19f, 74.46f];
}

/// <summary>A straight line.</summary>
[Network(Precision = Precision.Double)]
[Layer(1), Layer(1)]
public partial class Line;
