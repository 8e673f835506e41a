using NetDsl.Build;

// One argument: the list written by NetDsl.targets. A problem with a weight file is not an error here: the manifest records it, and the
// analyzer reports it at the attribute that names the file.
if (args is not [string list])
{
    Console.Error.WriteLine("NetDsl.Build LIST: writes netdsl.manifest and netdsl.resources beside the list of a project's files.");
    return 2;
}

try
{
    ProjectFiles project = ProjectFiles.Read(list);
    string folder = Path.GetDirectoryName(Path.GetFullPath(list))!;
    Manifest manifest = Manifest.Of(project, folder);
    File.WriteAllText(Path.Combine(folder, "netdsl.resources"), string.Concat(manifest.Resources.Select(resource => $"{resource.Path}|{resource.Name}\n")));
    File.WriteAllText(Path.Combine(folder, "netdsl.manifest"), manifest.Text);
    return 0;
}
catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
{
    // In the format that MSBuild recognizes as an error.
    Console.Error.WriteLine($"NetDsl.Build : error NDSL300: {exception.Message}");
    return 1;
}
