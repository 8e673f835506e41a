namespace NetDsl.Build;

/// <summary>What the build says about a project: its folder, its weight files and its sources.</summary>
internal sealed record ProjectFiles(string Folder, IReadOnlyList<string> Files, IReadOnlyList<string> Sources)
{
    /// <summary>Reads lines that consist of a word, a tab and a path.</summary>
    public static ProjectFiles Read(string list)
    {
        string folder = "";
        List<string> files = [], sources = [];
        foreach (string line in File.ReadLines(list))
        {
            int tab = line.IndexOf('\t', StringComparison.Ordinal);
            string path = line[(tab + 1)..];
            switch (tab < 0 ? "" : line[..tab])
            {
                case "project":
                    folder = path;
                    break;
                case "file":
                    files.Add(path);
                    break;
                case "source":
                    sources.Add(path);
                    break;
                default:
                    break;
            }
        }

        // The same order on every machine.
        files.Sort(StringComparer.Ordinal);
        return new ProjectFiles(folder, files, sources);
    }

    /// <summary>A file's path relative to the project's folder, with slashes.</summary>
    public string Relative(string file) => Path.GetRelativePath(Folder, Path.GetFullPath(file, Folder)).Replace('\\', '/');

    /// <summary>
    /// The files whose names occur in some source: only these are embedded, because a folder may contain others that have nothing to do
    /// with the program. A name in a comment embeds an extra file, which does no harm.
    /// </summary>
    public HashSet<string> Named()
    {
        HashSet<string> named = new(StringComparer.Ordinal);
        string[] texts = [.. Sources.Select(source => Path.GetFullPath(source, Folder)).Where(File.Exists).Select(File.ReadAllText)];
        foreach (string file in Files)
        {
            string name = Path.GetFileName(file);
            if (Array.Exists(texts, text => text.Contains(name, StringComparison.Ordinal)))
            {
                named.Add(file);
            }
        }

        // Test rows are embedded with the weights that they test.
        named.UnionWith([.. Files.Where(file => file.EndsWith(".test.safetensors", StringComparison.Ordinal) && named.Any(other => IsTestOf(file, other)))]);
        return named;
    }

    private static bool IsTestOf(string test, string file) => test == Path.ChangeExtension(file, null) + ".test.safetensors";
}
