using System.ComponentModel;

namespace NetDsl.Kernels;

/// <summary>
/// Four numbers side by side, the vocabulary of generated small networks: a layer of up to four units is one
/// such vector, a wider one several. The members look the same in both precisions, <c>Vector128&lt;float&gt;</c> and
/// <c>Vector256&lt;double&gt;</c>. Indices, counts and lanes are constants in generated code, so that each call is one or
/// two instructions; nothing is checked. Part of the support for generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Lanes4
{
}
