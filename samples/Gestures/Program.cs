using System.Globalization;

namespace Gestures;

/// <summary>Says what strokes are, by a network that PyTorch has trained and the compiler has put into this program.</summary>
internal static class Program
{
    private static readonly string[] _names = ["circle", "swipe", "zigzag", "tick"];

    private static int Main()
    {
        Run(Console.Out);
        return 0;
    }

    /// <summary>The whole sample, with its output in the caller's hands.</summary>
    public static void Run(TextWriter output)
    {
        output.WriteLine("A network that PyTorch has trained, compiled into this program: no file, no native library.");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"The worst difference from PyTorch's own outputs is {Gesture.SelfTest():E1}.\n"));
        var gesture = new Gesture();
        float[] shares = new float[Gesture.OutputSize];
        foreach ((string name, (double X, double Y)[] points) in Strokes.Drawn)
        {
            gesture.Forward(Strokes.Normalize(points), shares);
            IEnumerable<string> found = _names.Zip(shares, (gestureName, share) => string.Create(CultureInfo.InvariantCulture, $"{gestureName} {share,5:0.0 %}"));
            output.WriteLine($"{name,-20}{string.Join("   ", found)}");
        }
    }
}
