namespace Quickstart;

/// <summary>What the programs of chapter 4 print at each step.</summary>
/// <param name="Number">The step, from 0.</param>
/// <param name="Error">The squared error, before the step's update.</param>
/// <param name="Prediction">The prediction, before the step's update.</param>
internal readonly record struct TrainingStep(int Number, double Error, double Prediction);
