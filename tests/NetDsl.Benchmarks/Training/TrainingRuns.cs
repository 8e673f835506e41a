using System.Globalization;
using NetDsl.Benchmarks.Measuring;
using NetDsl.Benchmarks.Reporting;

namespace NetDsl.Benchmarks.Training;

/// <summary>A whole training of the sample's best network in NetDsl and in PyTorch, epoch by epoch in turns, on one core and on all.</summary>
internal sealed class TrainingRuns(Options options)
{
    public void Write(TextWriter output)
    {
        string machine = Machine.Describe();
        DigitData data = DigitData.Read();
        DirectoryInfo folder = Directory.CreateTempSubdirectory("netdsl-training-");
        try
        {
            data.Write(folder.FullName);
            var table = new TextTable(["cores", "NetDsl, epoch", "PyTorch, epoch", "PyTorch / NetDsl", "NetDsl, all", "PyTorch, all", "NetDsl reads", "PyTorch reads"]);
            string? torch = null;
            foreach (int cores in new[] { 1, Environment.ProcessorCount }.Distinct())
            {
                torch = Add(table, data, folder.FullName, cores);
            }

            output.WriteLine(machine);
            output.WriteLine($"784-512-10, dropout 0.2 and 0.5, Adam, cosine, batches of 100, {options.Epochs} epochs; {data.Description}");
            output.WriteLine();
            output.WriteLine(options.Markdown ? table.ToMarkdown() : table.ToText());
            output.WriteLine($"On one core: {Clock.Description}; on several, the time that passes. An epoch: the median; the ratio is that of one epoch and the");
            output.WriteLine("other's beside it, median and quartiles (above 1 NetDsl is faster); all epochs together; the part of the test images read in the end.");
            output.WriteLine(torch);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // Returns what is to be said of PyTorch.
    private string Add(TextTable table, DigitData data, string folder, int cores)
    {
        using var netDsl = new NetDslTraining(data, options.Epochs, cores);
        using TorchTraining? torch = TorchTraining.Start(folder, options.Epochs, cores, out string? absence);
        List<double> times = [], torchTimes = [];
        for (int epoch = 1; epoch <= options.Epochs; epoch++)
        {
            // Who begins changes from epoch to epoch.
            if (epoch % 2 == 1) times.Add(Time(netDsl.TrainEpoch(), cores));
            if (torch is not null) torchTimes.Add(Time(torch.TrainEpoch(), cores));
            if (epoch % 2 == 0) times.Add(Time(netDsl.TrainEpoch(), cores));
            if (options.ShowsProgress)
                Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{cores} core{(cores == 1 ? "" : "s")}, epoch {epoch} of {options.Epochs}"));
        }

        table.Add(
        [
            [cores.ToString(CultureInfo.InvariantCulture)],
            [Figures.Time(Quartiles.Of(times).Median)],
            [torch is null ? "" : Figures.Time(Quartiles.Of(torchTimes).Median)],
            [torch is null ? "" : Ratio(Quartiles.Of(torchTimes.Zip(times, (peer, own) => peer / own)))],
            [Figures.Time(times.Sum())],
            [torch is null ? "" : Figures.Time(torchTimes.Sum())],
            [Accuracy(netDsl)],
            [torch is null ? "" : Accuracy(torch)],
        ]);
        return torch is null ? $"PyTorch is absent: {absence}." : $"PyTorch: {torch.Greeting}; in a process of its own.";
    }

    private static double Time(EpochTime epoch, int cores) => cores == 1 ? epoch.Processor : epoch.Passed;

    private static string Ratio(Quartiles ratio) => $"{Figures.Ratio(ratio.Median)} ({Figures.Digits(ratio.Lower)}–{Figures.Digits(ratio.Upper)})";

    private static string Accuracy(ITraining training) => training.Test().ToString("0.0000", CultureInfo.InvariantCulture);
}
