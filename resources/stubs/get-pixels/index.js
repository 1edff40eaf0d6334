// Stands in for get-pixels, whose dependency `request` is abandoned: the till never loads pictures through escpos.
module.exports = () => {
  throw new Error('get-pixels is not used by the till')
}
