using System.Collections.Generic;

namespace NetDsl.Matching;

// These files are compiled into the library and into the generator: a file is checked against a declaration at build time by
// the same rules as when it is loaded at run time.

/// <summary>A layer of a network, as expected in its file.</summary>
internal sealed record ExpectedLayer(string Name, int Inputs, int Units, bool HasBias, string Activation);

/// <summary>A tensor in a file.</summary>
internal sealed record StoredTensor(string Name, string Type, IReadOnlyList<long> Shape)
{
    public bool IsFloatingPoint => Type is "F16" or "BF16" or "F32" or "F64";

    public override string ToString() => $"{Name} {Type} [{string.Join(", ", Shape)}]";
}

/// <summary>A layer in a file: a tensor of weights [units, inputs] and optionally one of biases.</summary>
internal sealed record StoredLayer(string Name, StoredTensor Weights, StoredTensor? Biases)
{
    public long Inputs => Weights.Shape[1];

    public long Units => Weights.Shape[0];

    public bool Fits(ExpectedLayer layer) => Inputs == layer.Inputs && Units == layer.Units && Biases is not null == layer.HasBias;
}
