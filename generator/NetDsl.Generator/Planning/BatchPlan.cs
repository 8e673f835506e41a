namespace NetDsl.Generator.Planning;

/// <summary>How a batch is cut into blocks of rows; see BatchPlan in the runtime library.</summary>
/// <param name="ForwardBlock">How many rows go forward together.</param>
/// <param name="ForwardScratch">Elements of scratch memory that a row takes forward.</param>
/// <param name="BackwardBlock">How many rows go forward and back together.</param>
/// <param name="BackwardScratch">Elements that a row takes forward and back.</param>
/// <param name="SharedScratch">Elements that all rows take together on the way back.</param>
/// <param name="CutsGradient">Whether several cores compute the gradient of a batch weight by weight; a network with few weights has one for each part of the batch.</param>
/// <param name="GradientRows">Rows that have one gradient: at most so many where it is cut up, at least so many where each part of a batch has its own.</param>
/// <param name="TrainingScratch">Elements that a row takes in training row by row; null where the passes do not train, and tools go by the public members.</param>
internal sealed record BatchPlan(
    int ForwardBlock, int ForwardScratch, int BackwardBlock, int BackwardScratch, int SharedScratch, bool CutsGradient, int GradientRows, int? TrainingScratch)
{
    /// <summary>Whether the passes train, on examples that may have weights.</summary>
    public bool Trains => TrainingScratch is not null;
}
