namespace NetDsl;

/// <summary>A file to which training writes everything needed to resume in another process: <see cref="FitOptions.Checkpoint"/>.</summary>
/// <remarks>
/// The file is written to a temporary file and moved into place, so that there is always a complete one, whatever happens to the
/// process. It is written at the end of epochs, and also when training is cancelled, stopped or out of time, so nothing is lost.
/// </remarks>
public sealed record Checkpoint
{
    /// <summary>Creates a checkpoint in the given file.</summary>
    /// <param name="path">The file; an existing one is replaced.</param>
    /// <param name="everyEpochs">The number of epochs after which it is written again; at least 1.</param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number is less than 1.</exception>
    public Checkpoint(string path, int everyEpochs = 1)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentOutOfRangeException.ThrowIfLessThan(everyEpochs, 1);
        Path = path;
        EveryEpochs = everyEpochs;
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The number of epochs after which it is written again.</summary>
    public int EveryEpochs { get; }

    /// <summary>
    /// Whether training resumes from the file if it exists, on the same rows and with the same options, except
    /// that <see cref="FitOptions.Epochs"/> may differ; false by default, so training starts over.
    /// </summary>
    public bool Resume { get; init; }
}
