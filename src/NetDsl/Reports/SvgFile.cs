using System.Text;

namespace NetDsl.Reports;

/// <summary>Writes pictures to files.</summary>
internal static class SvgFile
{
    /// <summary>Writes to a temporary file and moves it into place, so that no reader sees part of it.</summary>
    public static void Save(string path, string svg) => FileReplacement.Write(path, file => file.Write(Encoding.UTF8.GetBytes(svg)));
}
