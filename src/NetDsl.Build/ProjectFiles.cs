namespace NetDsl.Build;

/// <summary>What the build says of a project: its folder, its files of weights and its sources.</summary>
internal sealed record ProjectFiles(string Folder, IReadOnlyList<string> Files, IReadOnlyList<string> Sources)
{
    /// <summary>Reads lines of a word, a tab and a path.</summary>
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

    /// <summary>A file's path from the project's folder, with slashes.</summary>
    public string Relative(string file) => Path.GetRelativePath(Folder, Path.GetFullPath(file, Folder)).Replace('\\', '/');

    /// <summary>
    /// The files whose name some source holds: these alone are embedded, for a folder may have others that have nothing to do with the
    /// program. A name in a comment embeds a file too many, which does no harm.
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

        // The rows of a test come with the weights that they test.
        named.UnionWith([.. Files.Where(file => file.EndsWith(".test.safetensors", StringComparison.Ordinal) && named.Any(other => IsTestOf(file, other)))]);
        return named;
    }

    private static bool IsTestOf(string test, string file) => test == Path.ChangeExtension(file, null) + ".test.safetensors";
}
