namespace NetDsl.Samples.Tests.Digits;

/// <summary>A theory that needs MNIST's files: it runs where NETDSL_MNIST names their folder.</summary>
public sealed class MnistTheoryAttribute : TheoryAttribute
{
    public MnistTheoryAttribute()
    {
        if (string.IsNullOrEmpty(Folder)) Skip = "NETDSL_MNIST does not name a folder with MNIST's files";
    }

    public static string? Folder => Environment.GetEnvironmentVariable("NETDSL_MNIST");
}
