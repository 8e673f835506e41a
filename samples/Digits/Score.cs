namespace Digits;

/// <summary>How well a network does on a set of digits.</summary>
/// <param name="Error">The squared error of an image, summed over the ten outputs: the mean over the set.</param>
/// <param name="Accuracy">The part of the images whose largest output is that of the right digit.</param>
internal readonly record struct Score(double Error, double Accuracy);

/// <summary>What one pass over the training images gave.</summary>
/// <param name="Number">The iteration, from 0.</param>
/// <param name="Training">Each training image's score before the network learned from it.</param>
/// <param name="Test">The test images' score after the pass, every tenth iteration and after the last.</param>
internal readonly record struct Iteration(int Number, Score Training, Score? Test);
