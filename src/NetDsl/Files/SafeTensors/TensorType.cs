namespace NetDsl;

/// <summary>The element types of tensors in files, by their names in the safetensors format.</summary>
public enum TensorType
{
    /// <summary>Floating point of 16 bits, IEEE 754's binary16.</summary>
    F16,

    /// <summary>Floating point of 16 bits, the upper half of <see cref="F32"/>.</summary>
    BF16,

    /// <summary>Floating point of 32 bits, <see cref="float"/>.</summary>
    F32,

    /// <summary>Floating point of 64 bits, <see cref="double"/>.</summary>
    F64,

    /// <summary>A signed integer of 8 bits.</summary>
    I8,

    /// <summary>A signed integer of 16 bits.</summary>
    I16,

    /// <summary>A signed integer of 32 bits.</summary>
    I32,

    /// <summary>A signed integer of 64 bits.</summary>
    I64,

    /// <summary>An unsigned integer of 8 bits.</summary>
    U8,

    /// <summary>An unsigned integer of 16 bits.</summary>
    U16,

    /// <summary>An unsigned integer of 32 bits.</summary>
    U32,

    /// <summary>An unsigned integer of 64 bits.</summary>
    U64,

    /// <summary>A byte that is 0 or 1.</summary>
    Bool,
}
