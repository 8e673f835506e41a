using System.Collections.Generic;

namespace NetDsl.Matching;

// These files are compiled into the library and into the generator: a file is held against a declaration at build by the
// same rules as a file is loaded at run time.

/// <summary>A layer that a network has: what its file is expected to hold.</summary>
internal sealed record ExpectedLayer(string Name, int Inputs, int Units, bool HasBias, string Activation);

/// <summary>A tensor that a file holds.</summary>
internal sealed record StoredTensor(string Name, string Type, IReadOnlyList<long> Shape)
{
    public bool IsFloatingPoint => Type is "F16" or "BF16" or "F32" or "F64";

    public override string ToString() => $"{Name} {Type} [{string.Join(", ", Shape)}]";
}

/// <summary>A layer that a file holds: a tensor of weights [units, inputs] and one of biases, or none.</summary>
internal sealed record StoredLayer(string Name, StoredTensor Weights, StoredTensor? Biases)
{
    public long Inputs => Weights.Shape[1];

    public long Units => Weights.Shape[0];

    public bool Fits(ExpectedLayer layer) => Inputs == layer.Inputs && Units == layer.Units && Biases is not null == layer.HasBias;
}
