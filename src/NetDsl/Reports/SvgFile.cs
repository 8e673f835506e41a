using System.Text;

namespace NetDsl.Reports;

/// <summary>Puts a picture into a file.</summary>
internal static class SvgFile
{
    /// <summary>Writes it beside its place and moves it there, so that no one who reads finds a part of it.</summary>
    public static void Save(string path, string svg) => FileReplacement.Write(path, file => file.Write(Encoding.UTF8.GetBytes(svg)));
}
