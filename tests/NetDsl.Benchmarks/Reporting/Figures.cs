using System.Globalization;

namespace NetDsl.Benchmarks.Reporting;

/// <summary>Numbers with three significant digits and the unit that suits them.</summary>
internal static class Figures
{
    public static string Time(double nanoseconds) => Math.Abs(nanoseconds) switch
    {
        < 1e3 => $"{Digits(nanoseconds)} ns",
        < 1e6 => $"{Digits(nanoseconds / 1e3)} µs",
        < 1e9 => $"{Digits(nanoseconds / 1e6)} ms",
        _ => $"{Digits(nanoseconds / 1e9)} s",
    };

    public static string Ratio(double ratio) => $"{Digits(ratio)}×";

    public static string Bytes(double bytes) => bytes switch
    {
        < 0.5 => "0 B",
        < 1e3 => $"{Digits(bytes)} B",
        < 1e6 => $"{Digits(bytes / 1e3)} KB",
        _ => $"{Digits(bytes / 1e6)} MB",
    };

    public static string Percent(double share) => $"{(100 * share).ToString("F0", CultureInfo.InvariantCulture)} %";

    public static string Digits(double value)
    {
        double magnitude = Math.Abs(value);
        string format = magnitude >= 99.95 ? "N0" : magnitude >= 9.995 ? "F1" : magnitude >= 0.1 ? "F2" : "G3";
        return value.ToString(format, CultureInfo.InvariantCulture);
    }
}
