using System.Diagnostics;
using System.Globalization;
using System.Runtime;

namespace NetDsl.Benchmarks.ColdStart;

/// <summary>3-4-1, the texts' size.</summary>
[Layer(3), Layer(4, Relu), Layer(1)]
public partial class Tiny;

/// <summary>784-100-10, as for handwritten digits.</summary>
[Layer(784), Layer(100, Relu), Layer(10)]
public partial class Digits;

/// <summary>
/// A process whose whole work is a network's first result (or nothing, to compare with). With a third argument it says what
/// the work cost within the process: nanoseconds, those of the JIT among them, the methods that it compiled meanwhile, and the
/// processor time of the process up to the result.
/// </summary>
internal static class Program
{
    private const int Success = 0;
    private const int Failure = 1;
    private const int WrongUsage = 2;

    private static int Main(string[] arguments)
    {
        if (arguments is not [var network, var member, ..])
        {
            Console.Error.WriteLine("Usage: <nothing|tiny|digits> <forward|step|epoch> [report]");
            return WrongUsage;
        }

        int methods = (int)JitInfo.GetCompiledMethodCount();
        TimeSpan compiling = JitInfo.GetCompilationTime();
        long start = Stopwatch.GetTimestamp();
        float result = network switch
        {
            "tiny" => Tiny(member),
            "digits" => Digits(member),
            _ => 0,
        };
        TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
        compiling = JitInfo.GetCompilationTime() - compiling;
        methods = (int)JitInfo.GetCompiledMethodCount() - methods;
        TimeSpan processor = Environment.CpuUsage.TotalTime;
        if (arguments.Length > 2)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{elapsed.TotalNanoseconds:F0} {compiling.TotalNanoseconds:F0} {methods} {processor.TotalNanoseconds:F0}"));
        }

        return float.IsFinite(result) ? Success : Failure;
    }

    private static float Tiny(string member)
    {
        var net = new Tiny();
        return member switch
        {
            "forward" => net.Forward(1, 0, 1),
            "step" => net.TrainStep([1, 0, 1], [1], 0.1f),
            _ => net.TrainEpoch([1, 0, 1, 0, 1, 1], [1, 0], 0.1f),
        };
    }

    private static float Digits(string member)
    {
        var net = new Digits();
        float[] image = new float[ColdStart.Digits.InputSize], answer = new float[ColdStart.Digits.OutputSize];
        Array.Fill(image, 0.5f);
        if (member == "forward")
        {
            net.Forward(image, answer);
            return answer[0];
        }

        return member == "step" ? net.TrainStep(image, answer, 0.001f) : net.TrainEpoch(image, answer, 0.001f);
    }
}
