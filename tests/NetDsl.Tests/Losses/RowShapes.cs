using NetDsl.Kernels;

namespace NetDsl.Tests.Losses;

// Layers of so many units, as generated code declares them.

internal readonly struct Units2 : ILayerShape
{
    public static int Inputs => 1;

    public static int Units => 2;

    public static bool HasBias => false;

    public static bool SkipsZeroInputs => false;
}

internal readonly struct Units3 : ILayerShape
{
    public static int Inputs => 1;

    public static int Units => 3;

    public static bool HasBias => false;

    public static bool SkipsZeroInputs => false;
}

internal readonly struct Units4 : ILayerShape
{
    public static int Inputs => 1;

    public static int Units => 4;

    public static bool HasBias => false;

    public static bool SkipsZeroInputs => false;
}

internal readonly struct Units7 : ILayerShape
{
    public static int Inputs => 1;

    public static int Units => 7;

    public static bool HasBias => false;

    public static bool SkipsZeroInputs => false;
}

internal readonly struct Units8 : ILayerShape
{
    public static int Inputs => 1;

    public static int Units => 8;

    public static bool HasBias => false;

    public static bool SkipsZeroInputs => false;
}

internal readonly struct Units10 : ILayerShape
{
    public static int Inputs => 1;

    public static int Units => 10;

    public static bool HasBias => false;

    public static bool SkipsZeroInputs => false;
}

internal readonly struct Units16 : ILayerShape
{
    public static int Inputs => 1;

    public static int Units => 16;

    public static bool HasBias => false;

    public static bool SkipsZeroInputs => false;
}

internal readonly struct Units17 : ILayerShape
{
    public static int Inputs => 1;

    public static int Units => 17;

    public static bool HasBias => false;

    public static bool SkipsZeroInputs => false;
}

internal readonly struct Units33 : ILayerShape
{
    public static int Inputs => 1;

    public static int Units => 33;

    public static bool HasBias => false;

    public static bool SkipsZeroInputs => false;
}

internal readonly struct Units100 : ILayerShape
{
    public static int Inputs => 1;

    public static int Units => 100;

    public static bool HasBias => false;

    public static bool SkipsZeroInputs => false;
}

internal readonly struct Units1000 : ILayerShape
{
    public static int Inputs => 1;

    public static int Units => 1000;

    public static bool HasBias => false;

    public static bool SkipsZeroInputs => false;
}
