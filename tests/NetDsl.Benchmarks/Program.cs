using System.Globalization;
using System.Text;
using Digits.Data;
using NetDsl.Benchmarks.ColdStart;
using NetDsl.Benchmarks.Cores;
using NetDsl.Benchmarks.GeneratorSpeed;
using NetDsl.Benchmarks.Jobs;
using NetDsl.Benchmarks.Measuring;
using NetDsl.Benchmarks.Optimizers;
using NetDsl.Benchmarks.Training;
using NetDsl.Benchmarks.UnderBenchmarkDotNet;
using NetDsl.Benchmarks.Widths;

namespace NetDsl.Benchmarks;

/// <summary>NetDsl beside its peers.</summary>
internal static class Program
{
    private const int Success = 0;
    private const int Failure = 1;
    private const int WrongUsage = 2;

    private static int Main(string[] arguments)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        Console.OutputEncoding = Encoding.UTF8;
        try
        {
            return Run(Options.Parse(arguments));
        }
        catch (FormatException error)
        {
            Console.Error.WriteLine(error.Message);
            return WrongUsage;
        }
        catch (Exception error) when (error is DisagreementException or DigitFileException)
        {
            Console.Error.WriteLine(error.Message);
            return Failure;
        }
    }

    private static int Run(Options options)
    {
        if (JobCatalog.Select(options.Filters).Count == 0)
            throw new FormatException("No job has such a name; --list shows them.");

        switch (options.Mode)
        {
            case Mode.Table:
                new TableRun(options).Write(Console.Out);
                break;
            case Mode.Widths:
                new WidthRuns(options).Write(Console.Out);
                break;
            case Mode.ColdStart:
                new ColdStartRuns(options).Write(Console.Out);
                break;
            case Mode.Cores:
                new CoreRuns(options).Write(Console.Out);
                break;
            case Mode.Optimizers:
                new OptimizerRuns(options).Write(Console.Out);
                break;
            case Mode.Training:
                new TrainingRuns(options).Write(Console.Out);
                break;
            case Mode.GeneratorSpeed:
                new GeneratorRuns(options).Write(Console.Out);
                break;
            case Mode.BenchmarkDotNet:
                DotNetBenchmarks.Run(options);
                break;
            case Mode.List:
                foreach (Job job in JobCatalog.Jobs)
                {
                    Console.WriteLine($"{job.Name,-22} {job.Title}");
                }

                break;
            default:
                Console.WriteLine(Options.Help);
                break;
        }

        return Success;
    }
}
