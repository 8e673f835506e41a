using System.Text;

namespace NetDsl.Reports;

/// <summary>Puts a picture into a file.</summary>
internal static class SvgFile
{
    /// <summary>Writes it beside its place and moves it there, so that no one who reads finds a part of it.</summary>
    public static void Save(string path, string svg)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string place = Path.GetFullPath(path);
        string beside = $"{place}.{Path.GetRandomFileName()}.tmp";
        try
        {
            File.WriteAllText(beside, svg, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            File.Move(beside, place, overwrite: true);
        }
        catch
        {
            File.Delete(beside);
            throw;
        }
    }
}
