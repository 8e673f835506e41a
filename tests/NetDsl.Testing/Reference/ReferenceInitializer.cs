namespace NetDsl.Testing;

/// <summary>The weights that a network starts with, by the definitions of <see cref="Initializer"/>.</summary>
public static class ReferenceInitializer
{
    /// <summary>The first parameters of a network, in canonical order.</summary>
    public static double[] Draw(ReferenceNetwork network, int seed)
    {
        var random = new NumPyRandom(seed);
        var parameters = new List<double>();
        for (int layer = 0; layer < network.Layers.Count; layer++)
        {
            ReferenceLayer declared = network.Layers[layer];
            double n = network.InputsOf(layer);
            double m = declared.Units;
            double a = declared.InitializerScale;
            for (int weight = 0; weight < network.InputsOf(layer) * declared.Units; weight++)
            {
                parameters.Add(declared.Initializer switch
                {
                    Initializer.Zeros => 0,
                    Initializer.Uniform => Uniform(a),
                    Initializer.Normal => a * random.NextNormal(),
                    Initializer.HeUniform => Uniform(a * Math.Sqrt(6 / n)),
                    Initializer.HeNormal => a * Math.Sqrt(2 / n) * random.NextNormal(),
                    Initializer.GlorotUniform => Uniform(a * Math.Sqrt(6 / (n + m))),
                    Initializer.GlorotNormal => a * Math.Sqrt(2 / (n + m)) * random.NextNormal(),
                    _ => throw new ArgumentException($"The reference does not know the initializer {declared.Initializer}.", nameof(network)),
                });
            }

            parameters.AddRange(Enumerable.Repeat(0.0, declared.Bias ? declared.Units : 0));
        }

        return [.. parameters];

        double Uniform(double limit) => 2 * limit * random.NextDouble() - limit;
    }
}
