namespace NetDsl.Tests.Kernels;

/// <summary>The six vector types that kernels are compiled for, as data for tests.</summary>
public enum LanesName
{
    Single128,
    Single256,
    Single512,
    Double128,
    Double256,
    Double512,
}
