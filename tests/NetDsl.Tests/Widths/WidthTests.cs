using System.Diagnostics;
using System.Globalization;
using NetDsl.Testing;
using Xunit;

namespace NetDsl.Tests.Widths;

/// <summary>
/// Networks hold whatever vectors the machine has: in child processes whose runtime is kept from the wider ones. A machine
/// that has none of them, such as an Arm, runs the same with what it has.
/// </summary>
public sealed class WidthTests
{
    // Seconds are enough; a machine that has much else to do may take a hundred times as long.
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(10);

    [Theory]
    [InlineData("DOTNET_EnableAVX512", 256)]
    [InlineData("DOTNET_EnableAVX2", 128)]
    [InlineData("DOTNET_EnableHWIntrinsic", 0)]
    public async Task Networks_hold_without_wider_vectors(string variable, int widest)
    {
        (int exitCode, string output) = await RunAsync(variable, widest);
        Assert.True(exitCode == 0, $"With {variable}=0 the checks end with code {exitCode}:\n{output}");
        Assert.Contains(
            Enumerable.Range(0, 3).Select(step => step == 0 ? 0 : 64 << step).Where(width => width <= widest),
            width => output.TrimEnd().EndsWith(WidthProgram.AllHold(width), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_width_that_is_not_what_was_asked_for_fails()
    {
        // Nothing is switched off, and nothing is allowed.
        (int exitCode, string output) = await RunAsync("NETDSL_NO_SUCH_SWITCH", 0);
        Assert.True(WidthProgram.WidestVector == 0 || exitCode == 1, output);
    }

    [Fact]
    public void The_networks_are_of_every_kind()
    {
        foreach (Precision precision in Enum.GetValues<Precision>())
        {
            string[] names =
            [
                .. WidthProgram.Networks.Where(network => DeclaredArchitecture.PrecisionOf(network) == precision)
                    .SelectMany(network => DeclaredArchitecture.Of(network).Layers).Select(layer => layer.Activation.Name),
            ];
            Assert.Empty(Enum.GetNames<Activation>().Except(names));
        }
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(string variable, int widest)
    {
        string assembly = typeof(WidthProgram).Assembly.Location;
        var start = new ProcessStartInfo(Host(), ["exec", assembly, widest.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { [variable] = "0" },
        };
        using Process child = Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} did not start.");
        Task<string> output = child.StandardOutput.ReadToEndAsync();
        Task<string> error = child.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(_patience);
        try
        {
            await child.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            child.Kill(entireProcessTree: true);
            throw new TimeoutException($"With {variable}=0 the checks were not done after {_patience}:\n{await output}{await error}");
        }

        return (child.ExitCode, await error + await output);
    }

    // The one that runs these tests, which the tool names; an IDE may host them itself, and finds it by its name.
    internal static string Host() =>
        Environment.GetEnvironmentVariable("DOTNET_HOST_PATH")
        ?? (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath! : "dotnet");
}
