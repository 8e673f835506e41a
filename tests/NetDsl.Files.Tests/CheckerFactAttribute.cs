using System.Diagnostics;
using Xunit;

namespace NetDsl.Files.Tests;

/// <summary>A test that runs Python with the package onnx, and is skipped, saying so, where there is none.</summary>
public sealed class CheckerFactAttribute : FactAttribute
{
    private static readonly string? _python = ((string[])["python3", "/usr/bin/python3"]).FirstOrDefault(python => Run(python, "import onnx") is (0, _));

    public CheckerFactAttribute()
    {
        if (_python is null)
        {
            Skip = "There is no Python with the package onnx here.";
        }
    }

    public static (int ExitCode, string Output) RunPython(string program) => Run(_python!, program);

    private static (int ExitCode, string Output) Run(string python, string program)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(python, ["-c", program]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
            Task<string> output = process.StandardOutput.ReadToEndAsync();
            string error = process.StandardError.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output.Result + error);
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            return (-1, exception.Message);
        }
    }
}
