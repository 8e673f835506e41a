namespace NetDsl.Generator.Model;

/// <summary>Up to what size a network's values have names in generated code.</summary>
internal static class NamedValues
{
    /// <summary>Inputs up to which a network has <c>Forward(a, b, c)</c>: longer argument lists help nobody. So with tuples.</summary>
    public const int MaxInputs = 16;

    /// <summary>Outputs up to which it has it: a record struct with more properties is a burden to the compiler.</summary>
    public const int MaxOutputs = 256;

    /// <summary>Whether the members with named inputs and outputs exist.</summary>
    public static bool Exist(int inputs, int outputs) => inputs <= MaxInputs && outputs <= MaxOutputs;

    /// <summary>Whether the network has a type <c>Input</c>: a single input is a number.</summary>
    public static bool HasInput(int inputs, int outputs) => inputs > 1 && Exist(inputs, outputs);
}
