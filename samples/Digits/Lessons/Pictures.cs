using System.Numerics;
using Digits.Data;

namespace Digits.Lessons;

/// <summary>What a lesson has to show, as SVG files in a folder.</summary>
internal static class Pictures
{
    /// <summary>Writes the first layer's weights, the learning curves and the confusions on the test images.</summary>
    /// <param name="folder">The folder, which is made if there is none.</param>
    /// <param name="lesson">How the files' names begin.</param>
    /// <param name="network">The network, trained.</param>
    /// <param name="history">Its training.</param>
    /// <param name="digits">The images.</param>
    /// <returns>The files' paths.</returns>
    public static IReadOnlyList<string> Save<TNetwork, T>(string folder, string lesson, TNetwork network, History history, DigitSets<T> digits)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Directory.CreateDirectory(folder);
        string weights = PathOf("weights"), curves = PathOf("curves"), confusion = PathOf("confusion");
        WeightPicture.Of(network, layer: 1).SaveSvg(weights);
        LearningCurve.Of(history).SaveSvg(curves);
        ConfusionMatrix.Of(network, digits.Test.Examples).SaveSvg(confusion);
        return [weights, curves, confusion];

        string PathOf(string picture) => Path.Combine(folder, $"{lesson}-{picture}.svg");
    }
}
