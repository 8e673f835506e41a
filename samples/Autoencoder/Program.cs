using System.Globalization;

namespace Autoencoder;

/// <summary>
/// The 8-3-8 encoder problem (Ackley, Hinton and Sejnowski, "A Learning Algorithm for Boltzmann Machines", 1985): to send
/// which of eight lamps is lit through three units. The network finds a binary code by itself. Trained as one network, its
/// halves are then used by themselves.
/// </summary>
internal static class Program
{
    public const int Lamps = Encoder.InputSize;
    public const int Epochs = 4000;
    private const float LearningRate = 2;

    private static void Main() => Run(Console.Out);

    /// <summary>The whole sample, with its output in the caller's hands.</summary>
    public static void Run(TextWriter output)
    {
        var net = new LampNetwork();
        float[] patterns = Patterns();
        output.WriteLine("epoch      loss");
        for (int epoch = 1; epoch <= Epochs; epoch++)
        {
            float loss = net.TrainEpoch(patterns, patterns, LearningRate);
            if (epoch is 1 or 10 or 100 or 1000 or Epochs) output.WriteLine(Line($"{epoch,5}  {loss:F6}"));
        }

        output.WriteLine();
        output.WriteLine("lamp  code, by the encoder  as bits  lamp again, by the decoder from the bits");
        for (int lamp = 0; lamp < Lamps; lamp++)
        {
            float[] code = Encode(net.Encoder, lamp);
            float[] bits = [.. code.Select(value => MathF.Round(value))];
            output.WriteLine(Line($"{lamp,4}    {code[0]:F2}  {code[1]:F2}  {code[2]:F2}      {string.Concat(bits)}   {Decode(net.Decoder, bits),4}"));
        }
    }

    /// <summary>The code of one lamp.</summary>
    public static float[] Encode(Encoder encoder, int lamp)
    {
        float[] code = new float[Encoder.OutputSize];
        encoder.Forward(Patterns().AsSpan(lamp * Lamps, Lamps), code);
        return code;
    }

    /// <summary>The lamp that a code stands for: the brightest.</summary>
    public static int Decode(Decoder decoder, float[] code)
    {
        float[] lamps = new float[Lamps];
        decoder.Forward(code, lamps);
        return Array.IndexOf(lamps, lamps.Max());
    }

    /// <summary>A row for each lamp, with that one lit.</summary>
    public static float[] Patterns()
    {
        float[] patterns = new float[Lamps * Lamps];
        for (int lamp = 0; lamp < Lamps; lamp++) patterns[(lamp * Lamps) + lamp] = 1;
        return patterns;
    }

    private static string Line(FormattableString line) => line.ToString(CultureInfo.InvariantCulture);
}
